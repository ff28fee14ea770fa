import type { LateMoneyPolicy } from "../domain/late-money.ts";
import type { SettingsStore } from "../ports/settings.ts";
import { firstRow, type Queryable } from "./database.ts";

interface SettingsRow {
  readonly late_money_policy: LateMoneyPolicy;
  readonly voucher_life_hours: number | null;
  readonly needs_refunds: boolean;
}

export function createSettingsStore(db: Queryable): SettingsStore {
  return {
    async read(shopId) {
      const text = `select late_money_policy, voucher_life_hours, needs_refunds from shop_settings where shop_id = $1`;
      const row = await firstRow<SettingsRow>(db, { name: "settings-read", text, values: [shopId] });
      return {
        lateMoneyPolicy: row?.late_money_policy ?? "hold",
        voucherLifeHours: row?.voucher_life_hours ?? null,
        needsRefunds: row?.needs_refunds ?? false,
      };
    },
  };
}
