import type { ShopSyncStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import type { SyncRow } from "./tables.ts";

type Rows = Pick<ShopSyncStore, "claim" | "release" | "saveTold" | "die" | "read">;
type Groups = Omit<ShopSyncStore, keyof Rows>;

export function createMemoryShopSyncStore(db: MemoryDatabase, connection: Connection): ShopSyncStore {
  return { ...rows(db, connection), ...groups(db, connection) };
}

function rows(db: MemoryDatabase, connection: Connection): Rows {
  const change = (shopId: string, paymentId: string, to: (row: SyncRow) => SyncRow): Promise<void> =>
    db.once(connection, async (view) => {
      await view.lock("syncs", paymentId);
      const row = view.get("syncs", paymentId);
      if (row?.shopId === shopId) view.put("syncs", paymentId, to(row));
    });
  return {
    claim: (shopId, paymentId, seconds) =>
      db.once(connection, async (view) => {
        await view.lock("syncs", paymentId);
        const known = view.get("syncs", paymentId);
        if (known && known.claimedUntil !== null && known.claimedUntil >= db.now()) return "busy";
        const fresh = {
          shopId,
          paymentId,
          told: "none",
          nextUrl: null,
          hasFailed: false,
          isDead: false,
        } as const;
        view.put("syncs", paymentId, {
          ...(known ?? fresh),
          claimedUntil: new Date(db.now().getTime() + seconds * 1000),
        });
        const { told, nextUrl, hasFailed } = known ?? fresh;
        return { told, nextUrl, hasFailed };
      }),
    release: (shopId, paymentId, lastError) =>
      change(shopId, paymentId, (row) => ({ ...row, claimedUntil: null, hasFailed: lastError !== null })),
    saveTold: (shopId, paymentId, told, nextUrl) =>
      change(shopId, paymentId, (row) => {
        if ((row.told === "paid" || row.told === "closed") && row.told !== told)
          throw new Error(`the shop was told ${row.told} for payment ${paymentId}; ${told} is refused`);
        return { ...row, told, nextUrl: nextUrl ?? row.nextUrl, isDead: false };
      }),
    die: (shopId, paymentId) =>
      change(shopId, paymentId, (row) => ({ ...row, claimedUntil: null, isDead: true })),
    read: (shopId, paymentId) =>
      db.once(connection, (view) => {
        const row = view.get("syncs", paymentId);
        return row?.shopId === shopId
          ? { told: row.told, nextUrl: row.nextUrl, hasFailed: row.hasFailed }
          : null;
      }),
  };
}

function groups(db: MemoryDatabase, connection: Connection): Groups {
  const groupWinner = (shopId: string, groupId: string): Promise<string | null> =>
    db.once(connection, (view) => view.get("winners", `${shopId} ${groupId}`)?.paymentId ?? null);
  return {
    async winGroup(shopId, groupId, paymentId) {
      await db.once(connection, (view) =>
        view.insert("winners", `${shopId} ${groupId}`, { shopId, groupId, paymentId }),
      );
      return (await groupWinner(shopId, groupId)) === paymentId;
    },
    isAnotherTold: (shopId, groupId, paymentId) =>
      db.once(connection, (view) =>
        view.all("syncs").some((row) => {
          const payment = view.get("payments", row.paymentId)?.payment;
          const isSibling =
            payment?.shop.id === shopId && payment.groupId === groupId && payment.id !== paymentId;
          return isSibling && (row.told === "pending" || row.told === "paid");
        }),
      ),
    groupWinner,
  };
}
