import {
  checkSettings,
  isSameSettings,
  type SettingsProblem,
  type TypedSettings,
} from "../domain/shop-settings.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";

export interface SaveSettingsDeps {
  readonly transactions: Transactions;
}

export interface SettingsChange {
  readonly shopId: string;
  readonly settings: TypedSettings;
  /** A name of the shop's staff or of our own software, never an e-mail. */
  readonly actor: string;
  readonly reason: string | null;
}

/** Keeps what a merchant decided for the shop, with who changed what; nothing is written when nothing changes. */
export async function saveSettings(
  { transactions }: SaveSettingsDeps,
  { shopId, settings, actor, reason }: SettingsChange,
): Promise<Result<undefined, SettingsProblem | "unknown_shop">> {
  const after = checkSettings(settings);
  if (typeof after === "string") return err(after);
  return transactions.transaction(async (tx) => {
    const before = await tx.lockSettings(shopId);
    if (!before) return err("unknown_shop");
    if (isSameSettings(before, after)) return ok();
    await tx.saveSettings(shopId, after);
    const subject = `shop:${shopId}`;
    const states = { before: { ...before }, after: { ...after } };
    await tx.audit({ shopId, paymentId: null, actor, verb: "save_settings", subject, reason, ...states });
    return ok();
  });
}
