import type { LateMoneyPolicy } from "../domain/late-money.ts";
import type { ShopSettings } from "../domain/shop-settings.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { firstRow, type Queryable } from "./database.ts";

interface SettingsRow {
  readonly late_money_policy: LateMoneyPolicy;
  readonly voucher_life_hours: number | null;
  readonly needs_refunds: boolean;
}

const columns = "late_money_policy, voucher_life_hours, needs_refunds";

export function createSettingsStore(db: Queryable): SettingsStore {
  return { read: (shopId) => readSettings(db, shopId) };
}

async function readSettings(db: Queryable, shopId: string): Promise<ShopSettings> {
  const text = `select ${columns} from shop_settings where shop_id = $1`;
  const row = await firstRow<SettingsRow>(db, { name: "settings-read", text, values: [shopId] });
  return {
    lateMoneyPolicy: row?.late_money_policy ?? "hold",
    voucherLifeHours: row?.voucher_life_hours ?? null,
    needsRefunds: row?.needs_refunds ?? false,
  };
}

/** Changing settings, inside a transaction. */
export function settingsWrites(client: Queryable): Pick<StoreTransaction, "lockSettings" | "saveSettings"> {
  return {
    async lockSettings(shopId) {
      // The shop's row, because a shop that never decided has no other; and read apart, because what waited for the
      // lock would still see the settings of before.
      const text = `select id from shop where id = $1 for no key update`;
      const shop = await firstRow(client, { name: "settings-lock", text, values: [shopId] });
      return shop ? readSettings(client, shopId) : null;
    },

    async saveSettings(shopId, { lateMoneyPolicy, voucherLifeHours, needsRefunds }) {
      const text = `insert into shop_settings (shop_id, ${columns}) values ($1, $2, $3, $4)
        on conflict (shop_id) do update set late_money_policy = excluded.late_money_policy,
          voucher_life_hours = excluded.voucher_life_hours, needs_refunds = excluded.needs_refunds, changed_at = now()`;
      const values = [shopId, lateMoneyPolicy, voucherLifeHours, needsRefunds];
      await client.query({ name: "settings-save", text, values });
    },
  };
}
