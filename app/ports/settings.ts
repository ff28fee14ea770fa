import type { LateMoneyPolicy } from "../domain/late-money.ts";

/** What a merchant decided for the whole shop. */
export interface ShopSettings {
  readonly lateMoneyPolicy: LateMoneyPolicy;
  /** How long a voucher shall live at most; null leaves it to the door and the gateway. */
  readonly voucherLifeHours: number | null;
  /** Take only gateways that can give money back themselves, where one can. */
  readonly needsRefunds: boolean;
}

export interface SettingsStore {
  /** The defaults for a shop that never decided. */
  read(shopId: string): Promise<ShopSettings>;
}
