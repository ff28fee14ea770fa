import type { Refund, RefundStore, RefundTransaction } from "../../../app/ports/refund-store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import { vouchersOf } from "./payment-store.ts";
import type { RefundRow } from "./tables.ts";

export function createMemoryRefundStore(db: MemoryDatabase, connection: Connection): RefundStore {
  return {
    find: (shopId, refundId) =>
      db.once(connection, (view) => {
        const refund = view.get("refunds", refundId)?.refund;
        return refund?.shopId === shopId ? refund : null;
      }),
    claim: (shopId, refundId, { seconds, nextCheckAt }) =>
      db.once(connection, async (view) => {
        await view.lock("refunds", refundId);
        const row = openRow(view, shopId, refundId);
        if (!row) return null;
        const { refund, claimedUntil } = row;
        const isFree = claimedUntil === null || claimedUntil < db.now();
        if (!isFree || (refund.state === "asked" && isBehindAnother(view, refund))) return "busy";
        view.put("refunds", refundId, {
          refund: { ...refund, tries: refund.tries + 1, isOutcomeUnknown: refund.state === "asked" },
          nextCheckAt,
          claimedUntil: new Date(db.now().getTime() + seconds * 1000),
        });
        return refund;
      }),
    postpone: (shopId, refundId, { nextCheckAt, isOutcomeUnknown }) =>
      db.once(connection, async (view) => {
        await view.lock("refunds", refundId);
        const row = openRow(view, shopId, refundId);
        if (!row) return;
        const refund = { ...row.refund, isOutcomeUnknown };
        view.put("refunds", refundId, { refund, nextCheckAt, claimedUntil: null });
      }),
    takeDue: (now, limit) =>
      db.once(connection, (view) => {
        const due = view
          .all("refunds")
          .filter(({ nextCheckAt, refund }) => isDue(nextCheckAt, now) && !view.isHeld("refunds", refund.id))
          .sort((one, other) => Number(one.nextCheckAt) - Number(other.nextCheckAt))
          .slice(0, limit);
        const nextCheckAt = new Date(now.getTime() + 60_000);
        for (const row of due) view.put("refunds", row.refund.id, { ...row, nextCheckAt });
        return due.map(({ refund }) => refund);
      }),
    underWay: (shopId, paymentId) =>
      db.once(connection, (view) => refundsIn(view, shopId, paymentId).filter(isUnderWay)),
  };
}

/** The part of a transaction that is about refunds through gateways. */
export function refundWrites(view: View, connection: Connection): RefundTransaction {
  return {
    async refundsOf(shopId, paymentId) {
      await connection.turn();
      return refundsIn(view, shopId, paymentId);
    },
    async addRefund(shopId, asked, nextCheckAt) {
      await connection.turn();
      const { shopRequestId } = asked;
      if (shopRequestId !== null && !(await isFirst(view, shopRequestId)))
        throw new Error("a request of the shop has one refund");
      const gateway = view.get("accounts", asked.accountId)?.gateway ?? "";
      const fresh = { state: "asked", gatewayRefundId: null, refusal: null } as const;
      const refund: Refund = { ...asked, ...fresh, shopId, gateway, isOutcomeUnknown: false, tries: 0 };
      view.put("refunds", asked.id, { refund, nextCheckAt, claimedUntil: null });
    },
    async saveRefundSent(shopId, refundId, gatewayRefundId, nextCheckAt) {
      await connection.turn();
      await view.lock("refunds", refundId);
      const refund = openRow(view, shopId, refundId)?.refund;
      if (!refund) return;
      const tries = refund.state === "asked" ? 0 : refund.tries;
      const sent: Refund = { ...refund, state: "sent", gatewayRefundId, tries, isOutcomeUnknown: false };
      view.put("refunds", refundId, { refund: sent, nextCheckAt, claimedUntil: null });
    },
    async endRefund(shopId, refundId, { state, gatewayRefundId, refusal }) {
      await connection.turn();
      await view.lock("refunds", refundId);
      const refund = openRow(view, shopId, refundId)?.refund;
      if (!refund) return false;
      const id = gatewayRefundId ?? refund.gatewayRefundId;
      const ended: Refund = { ...refund, state, refusal, gatewayRefundId: id, isOutcomeUnknown: false };
      view.put("refunds", refundId, { refund: ended, nextCheckAt: null, claimedUntil: null });
      return true;
    },
    async hurryRefund(shopId, refundId, now) {
      await connection.turn();
      await view.lock("refunds", refundId);
      const row = openRow(view, shopId, refundId);
      if (!row) return null;
      view.put("refunds", refundId, { ...row, nextCheckAt: now });
      return row.refund.paymentId;
    },
    async voucherOfAttempt(shopId, paymentId, attempt) {
      await connection.turn();
      return vouchersOf(view, shopId, paymentId).find((voucher) => voucher.attempt === attempt) ?? null;
    },
  };
}

export function isUnderWay({ state }: Refund): boolean {
  return state === "asked" || state === "sent";
}

export function refundsIn(view: View, shopId: string, paymentId: string): Refund[] {
  return view
    .all("refunds")
    .map(({ refund }) => refund)
    .filter((refund) => refund.shopId === shopId && refund.paymentId === paymentId)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function isFirst(view: View, requestId: string): Promise<boolean> {
  await view.lock("refunds", `of ${requestId}`);
  return view.all("refunds").every(({ refund }) => refund.shopRequestId !== requestId);
}

function openRow(view: View, shopId: string, refundId: string): RefundRow | null {
  const row = view.get("refunds", refundId);
  return row && row.refund.shopId === shopId && isUnderWay(row.refund) ? row : null;
}

/** Of one gateway payment, one refund is asked for at a time. */
function isBehindAnother(view: View, { id, shopId, paymentId, gatewayPaymentId }: Refund): boolean {
  return refundsIn(view, shopId, paymentId).some(
    (other) => other.gatewayPaymentId === gatewayPaymentId && other.state === "asked" && other.id < id,
  );
}

function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at <= now;
}
