import type { NewPayment, Payment } from "../../../app/ports/records.ts";
import type { SessionStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";

export function createMemorySessionStore(db: MemoryDatabase, connection: Connection): SessionStore {
  return {
    start: (payment) =>
      db.once(connection, async (view) => {
        const shop = view.all("shops").find(({ domain }) => domain === payment.shopDomain);
        if (!shop || shop.installedAt === null || shop.uninstalledAt !== null) return "unknown_shop";
        const shopId = shop.id;
        const session = `${shopId} ${payment.door} ${payment.sessionId}`;
        await view.lock("payments", session);
        const first = view
          .all("payments")
          .find((row) => `${row.payment.shop.id} ${row.payment.door} ${row.payment.sessionId}` === session);
        if (!first) {
          addPayment(view, payment, { id: shopId, domain: shop.domain }, db.now());
          return { token: payment.token, shopId, paymentId: payment.id, outcome: "started" };
        }
        const outcome = first.requestDigest === payment.requestDigest ? "repeated" : "repeated_differently";
        return { token: first.payment.token, shopId, paymentId: first.payment.id, outcome };
      }),
  };
}

function addPayment(view: View, asked: NewPayment, shop: Payment["shop"], createdAt: Date): void {
  const { id, sessionId, sessionGid, groupId, isTest, amount, locale, merchantLocale, cancelUrl, token } =
    asked;
  view.put("payments", id, {
    payment: {
      ...{ id, shop, sessionId, sessionGid, groupId, isTest, amount, locale, merchantLocale, cancelUrl },
      ...{ token, door: asked.door, state: "started", marks: [], createdAt, isWithdrawn: false },
    },
    requestDigest: asked.requestDigest,
    buyer: asked.buyer,
    buyerDigest: asked.buyerDigest,
    sums: { confirmedMinor: 0n, refundedMinor: 0n, reversedMinor: 0n, settledMinor: 0n },
  });
}
