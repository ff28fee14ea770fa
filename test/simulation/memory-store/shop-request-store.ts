import type { ShopRequestStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import { insertJobs } from "./job-rows.ts";
import type { RequestRow } from "./tables.ts";

export function createMemoryShopRequestStore(db: MemoryDatabase, connection: Connection): ShopRequestStore {
  const change = (shopId: string, requestId: string, to: (row: RequestRow) => RequestRow): Promise<void> =>
    db.once(connection, async (view) => {
      await view.lock("requests", requestId);
      const row = view.get("requests", requestId);
      if (row?.shopId === shopId) view.put("requests", requestId, to(row));
    });
  return {
    add: (asked) =>
      db.once(connection, async (view) => {
        const payment = view
          .all("payments")
          .map((row) => row.payment)
          .find(
            ({ shop, sessionId }) => shop.domain === asked.shopDomain && sessionId === asked.paymentSessionId,
          );
        if (!payment) return "unknown_payment";
        const shopId = payment.shop.id;
        const { id, kind, externalId, gid, amount } = asked;
        await view.lock("requests", `${shopId} ${kind} ${externalId}`);
        const isKnown = (row: RequestRow): boolean =>
          row.shopId === shopId && row.request.kind === kind && row.externalId === externalId;
        if (view.all("requests").some(isKnown)) return "repeat";
        const fresh = { state: "asked", outcome: null, isTold: false, hasFailed: false } as const;
        const request = { id, paymentId: payment.id, kind, gid, amount, ...fresh };
        view.put("requests", id, { request, shopId, externalId, claimedUntil: null, isDead: false });
        insertJobs(view, [{ job: { name: "answer-request", shopId, requestId: id, tries: 0 } }], db.now());
        return "added";
      }),
    claim: (shopId, requestId, seconds) =>
      db.once(connection, async (view) => {
        await view.lock("requests", requestId);
        const row = view.get("requests", requestId);
        if (row?.shopId !== shopId || row.request.isTold) return null;
        if (row.claimedUntil !== null && row.claimedUntil >= db.now()) return "busy";
        view.put("requests", requestId, {
          ...row,
          claimedUntil: new Date(db.now().getTime() + seconds * 1000),
        });
        return row.request;
      }),
    release: (shopId, requestId, lastError) =>
      change(shopId, requestId, (row) => ({
        ...row,
        request: { ...row.request, hasFailed: lastError !== null },
        claimedUntil: null,
      })),
    saveTold: (shopId, requestId) =>
      change(shopId, requestId, (row) => ({
        ...row,
        request: { ...row.request, isTold: true },
        claimedUntil: null,
      })),
    die: (shopId, requestId) =>
      change(shopId, requestId, (row) => ({ ...row, claimedUntil: null, isDead: true })),
  };
}
