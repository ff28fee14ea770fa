import { readSwitchedOff } from "../domain/message-kind.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { MessageSettings, MessageSettingsStore } from "../ports/message-settings.ts";
import type { Transactions } from "../ports/store.ts";

export interface SaveMessageSettingsDeps {
  readonly transactions: Transactions;
  readonly messageSettings: MessageSettingsStore;
}

export interface MessageSettingsChange {
  readonly shopId: string;
  /** Kinds of messages that shall not be told, as the form sent them; see `canBeSwitchedOff`. */
  readonly switchedOff: readonly string[];
  /** A name of the shop's staff or of our own software, never an e-mail. */
  readonly actor: string;
}

/**
 * Keeps which messages a shop's shoppers are not sent, with who changed it. Read when a message is to leave, so it also
 * holds for those that are planned already. Returns what is kept; nothing is written when nothing changes.
 */
export async function saveMessageSettings(
  deps: SaveMessageSettingsDeps,
  { shopId, switchedOff: typed, actor }: MessageSettingsChange,
): Promise<Result<MessageSettings, "unknown_message" | "unknown_shop">> {
  const switchedOff = readSwitchedOff(typed);
  if (!switchedOff) return err("unknown_message");
  const after: MessageSettings = { switchedOff };
  return deps.transactions.transaction(async (tx) => {
    if (!(await tx.lockSettings(shopId))) return err("unknown_shop");
    const before = await deps.messageSettings.read(shopId);
    if (before.switchedOff.join() === switchedOff.join()) return ok(after);
    await tx.saveMessageSettings(shopId, after);
    await tx.audit({
      shopId,
      paymentId: null,
      actor,
      verb: "save_message_settings",
      subject: `shop:${shopId}`,
      reason: null,
      before: { switched_off: before.switchedOff.join(" ") },
      after: { switched_off: switchedOff.join(" ") },
    });
    return ok(after);
  });
}
