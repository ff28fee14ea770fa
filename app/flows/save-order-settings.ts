import {
  checkOrderSettings,
  type OrderSettings,
  type OrderSettingsProblem,
  type TypedOrderSettings,
} from "../domain/order-settings.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { OrderSettingsStore } from "../ports/order-store.ts";
import type { Transactions } from "../ports/store.ts";

export interface SaveOrderSettingsDeps {
  readonly transactions: Transactions;
  readonly orderSettings: OrderSettingsStore;
}

/**
 * Saves by which names a shop's manual method is known and what becomes of orders nobody paid, with who did it. Orders
 * that wait already follow the new policy.
 */
export async function saveOrderSettings(
  deps: SaveOrderSettingsDeps,
  shopId: string,
  typed: TypedOrderSettings,
  actor: string,
): Promise<Result<OrderSettings, OrderSettingsProblem | "unknown_shop">> {
  const settings = checkOrderSettings(typed);
  if (typeof settings === "string") return err(settings);
  return deps.transactions.transaction(async (tx) => {
    if (!(await tx.lockSettings(shopId))) return err("unknown_shop");
    const before = await deps.orderSettings.read(shopId);
    await tx.saveOrderSettings(shopId, settings);
    await tx.audit({
      shopId,
      paymentId: null,
      actor,
      verb: "save_order_settings",
      subject: `shop:${shopId}`,
      reason: null,
      before: wireOf(before),
      after: wireOf(settings),
    });
    return ok(settings);
  });
}

function wireOf({ methodNames, expiryPolicy }: OrderSettings): Record<string, string> {
  return { method_names: JSON.stringify(methodNames), expiry_policy: expiryPolicy };
}
