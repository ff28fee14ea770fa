import type { ExpiryPolicy } from "../domain/order-settings.ts";
import type { OrderSettingsStore } from "../ports/order-store.ts";
import { firstRow, type Queryable } from "./database.ts";

interface SettingsRow {
  readonly method_names: string[];
  readonly expiry_policy: ExpiryPolicy;
}

export function createOrderSettingsStore(db: Queryable): OrderSettingsStore {
  return {
    async read(shopId) {
      const text = `select method_names, expiry_policy from order_settings where shop_id = $1`;
      const row = await firstRow<SettingsRow>(db, { name: "order-settings-read", text, values: [shopId] });
      return {
        methodNames: row?.method_names ?? [],
        expiryPolicy: row?.expiry_policy ?? "cancel_and_restock",
      };
    },
  };
}
