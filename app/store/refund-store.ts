import type { RefundStore } from "../ports/refund-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { fromRefund, toRefund, type RefundRow } from "./refund-rows.ts";

export function createRefundStore(db: Queryable): RefundStore {
  return {
    async find(shopId, refundId) {
      const text = `${fromRefund} where refund.shop_id = $1 and refund.id = $2`;
      const row = await firstRow<RefundRow>(db, { name: "refund-find", text, values: [shopId, refundId] });
      return row ? toRefund(row) : null;
    },

    async claim(shopId, refundId, { seconds, nextCheckAt }) {
      // Unknown until postponed or saved: a crash on the way leaves it so. The caller sees how it was before.
      const text = `with held as (${fromRefund}
          where refund.shop_id = $1 and refund.id = $2 and refund.state in ('asked', 'sent')
            and (refund.claimed_until is null or refund.claimed_until < now())
            and not (refund.state = 'asked' and exists (select from refund earlier
              where earlier.payment_id = refund.payment_id and earlier.gateway_payment_id = refund.gateway_payment_id
                and earlier.state = 'asked' and earlier.id < refund.id))
          for update of refund)
        update refund set claimed_until = now() + make_interval(secs => $3), next_check_at = $4, tries = refund.tries + 1,
          outcome_unknown = (held.state = 'asked') from held where refund.id = held.id returning held.*`;
      const values = [shopId, refundId, seconds, nextCheckAt];
      const row = await firstRow<RefundRow>(db, { name: "refund-claim", text, values });
      if (row) return toRefund(row);
      const open = `select id from refund where shop_id = $1 and id = $2 and state in ('asked', 'sent')`;
      const busy = await firstRow<{ id: string }>(db, {
        name: "refund-open",
        text: open,
        values: [shopId, refundId],
      });
      return busy ? "busy" : null;
    },

    async postpone(shopId, refundId, { nextCheckAt, lastError, isOutcomeUnknown }) {
      const text = `update refund set claimed_until = null, next_check_at = $3, last_error = $4, outcome_unknown = $5
        where shop_id = $1 and id = $2 and state in ('asked', 'sent')`;
      const values = [shopId, refundId, nextCheckAt, lastError, isOutcomeUnknown];
      await db.query({ name: "refund-postpone", text, values });
    },

    async takeDue(now, limit) {
      const due = `select id from refund where next_check_at <= $1 order by next_check_at limit $2 for update skip locked`;
      const text = `with due as (${due}) update refund set next_check_at = $1::timestamptz + interval '1 minute'
        from due where refund.id = due.id returning refund.id, refund.shop_id`;
      const values = [now, limit];
      const { rows } = await db.query<{ id: string; shop_id: string }>({
        name: "refund-take-due",
        text,
        values,
      });
      return rows.map((row) => ({ id: row.id, shopId: row.shop_id }));
    },

    async underWay(shopId, paymentId) {
      const text = `${fromRefund}
        where refund.shop_id = $1 and refund.payment_id = $2 and refund.state in ('asked', 'sent') order by refund.id`;
      const values = [shopId, paymentId];
      const { rows } = await db.query<RefundRow>({ name: "refunds-under-way", text, values });
      return rows.map(toRefund);
    },
  };
}
