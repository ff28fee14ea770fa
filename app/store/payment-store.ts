import type { SealedBox } from "../lib/sealed-box.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { PaymentStore } from "../ports/store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { readFacts } from "./fact-rows.ts";
import {
  paymentColumns,
  toPayment,
  toVoucher,
  voucherColumns,
  type PaymentRow,
  type VoucherRow,
} from "./rows.ts";
import { openBuyer } from "./sealed-people.ts";

const fromPayment = `select ${paymentColumns} from payment join shop on shop.id = payment.shop_id`;

export function createPaymentStore(db: Queryable, box: SealedBox): PaymentStore {
  return {
    async findByToken(token) {
      if (token.includes("\0")) return null;
      const text = `${fromPayment} where payment.token = $1`;
      const row = await firstRow<PaymentRow>(db, { name: "payment-by-token", text, values: [token] });
      return row ? toPayment(row) : null;
    },

    async find(shopId, paymentId) {
      const text = `${fromPayment} where payment.shop_id = $1 and payment.id = $2`;
      const row = await firstRow<PaymentRow>(db, {
        name: "payment-by-id",
        text,
        values: [shopId, paymentId],
      });
      return row ? toPayment(row) : null;
    },

    async findBySession(shopId, sessionId) {
      const text = `${fromPayment} where payment.shop_id = $1 and payment.session_id = $2`;
      const row = await firstRow<PaymentRow>(db, {
        name: "payment-by-session",
        text,
        values: [shopId, sessionId],
      });
      return row ? toPayment(row) : null;
    },

    async buyerOf(shopId, paymentId) {
      const text = `select buyer from payment where shop_id = $1 and id = $2`;
      const row = await firstRow<{ buyer: string | null }>(db, {
        name: "payment-buyer",
        text,
        values: [shopId, paymentId],
      });
      return openBuyer(box, paymentId, row?.buyer ?? null);
    },

    async latestVoucher(shopId, paymentId) {
      const text = `select ${voucherColumns} from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
        where voucher.shop_id = $1 and voucher.payment_id = $2 order by voucher.attempt desc limit 1`;
      const row = await firstRow<VoucherRow>(db, {
        name: "voucher-latest",
        text,
        values: [shopId, paymentId],
      });
      return row ? toVoucher(row) : null;
    },

    async vouchersOf(shopId, paymentId) {
      const text = `select ${voucherColumns} from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
        where voucher.shop_id = $1 and voucher.payment_id = $2 order by voucher.attempt`;
      const { rows } = await db.query<VoucherRow>({ name: "vouchers-of", text, values: [shopId, paymentId] });
      return rows.map(toVoucher);
    },

    voucherOfAttempt: (shopId, paymentId, attempt) => readVoucherOfAttempt(db, shopId, paymentId, attempt),

    laterInGroup: (shopId, payment, askedAfter) => readLaterInGroup(db, shopId, payment, askedAfter),

    factsOf: (shopId, paymentId) => readFacts(db, shopId, paymentId),
  };
}

export async function readVoucherOfAttempt(
  db: Queryable,
  shopId: string,
  paymentId: string,
  attempt: number,
): Promise<Voucher | null> {
  const text = `select ${voucherColumns} from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
    where voucher.shop_id = $1 and voucher.payment_id = $2 and voucher.attempt = $3`;
  const values = [shopId, paymentId, attempt];
  const row = await firstRow<VoucherRow>(db, { name: "voucher-of-attempt", text, values });
  return row ? toVoucher(row) : null;
}

async function readLaterInGroup(
  db: Queryable,
  shopId: string,
  { id, groupId }: Pick<Payment, "id" | "groupId">,
  askedAfter: Date,
): Promise<string | null> {
  const text = `select payment.token from payment join voucher on voucher.payment_id = payment.id
    where payment.shop_id = $1 and payment.group_id = $2 and payment.id <> $3
      and voucher.gateway_payment_id is not null and voucher.asked_at > $4
    order by voucher.asked_at desc limit 1`;
  const values = [shopId, groupId, id, askedAfter];
  const row = await firstRow<{ token: string }>(db, { name: "payment-later-in-group", text, values });
  return row?.token ?? null;
}
