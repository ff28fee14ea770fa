import type { InstalledShop } from "../../../app/ports/records.ts";
import type { SettingsStore } from "../../../app/ports/settings.ts";
import type { ShopStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import type { ShopRow } from "./tables.ts";

type MemoryShopStore = Pick<ShopStore, "findByDomain" | "install" | "uninstall">;

/** Without the person's right to be forgotten, which no flow of a payment uses. */
export function createMemoryShopStore(db: MemoryDatabase, connection: Connection): MemoryShopStore {
  return {
    findByDomain: (domain) =>
      db.once(connection, (view) => {
        const row = view.all("shops").find((shop) => shop.domain === domain);
        return row ? toShop(row) : null;
      }),
    install: (id, domain, at) =>
      db.once(connection, async (view) => {
        await view.lock("shops", domain);
        const known = view.all("shops").find((shop) => shop.domain === domain);
        const row = { ...(known ?? { id, domain, readyAt: null }), installedAt: at, uninstalledAt: null };
        view.put("shops", row.id, row);
        return toShop(row);
      }),
    uninstall: (domain, at) =>
      db.once(connection, async (view) => {
        await view.lock("shops", domain);
        const known = view.all("shops").find((shop) => shop.domain === domain);
        if (known) view.put("shops", known.id, { ...known, uninstalledAt: at, readyAt: null });
      }),
  };
}

/** Of a shop that never decided. */
export const defaultSettings = {
  lateMoneyPolicy: "hold",
  voucherLifeHours: null,
  needsRefunds: false,
} as const;

export function createMemorySettingsStore(db: MemoryDatabase, connection: Connection): SettingsStore {
  return { read: (shopId) => db.once(connection, (view) => view.get("settings", shopId) ?? defaultSettings) };
}

function toShop({ id, domain, installedAt, readyAt, uninstalledAt }: ShopRow): InstalledShop {
  return {
    id,
    domain,
    isInstalled: installedAt !== null && uninstalledAt === null,
    isReady: readyAt !== null,
  };
}
