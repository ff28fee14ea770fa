import type { ShopSettings } from "../domain/shop-settings.ts";

export interface SettingsStore {
  /** The defaults for a shop that never decided. */
  read(shopId: string): Promise<ShopSettings>;
}
