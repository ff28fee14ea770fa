import type { ShopperAnswer } from "../domain/shopper-ask.ts";
import type { Told } from "../domain/shop-message.ts";
import type { PayPageRecord, PayPageStore } from "../ports/pay-page-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import {
  paymentColumns,
  toPayment,
  toVoucher,
  voucherColumns,
  type PaymentRow,
  type VoucherRow,
} from "./rows.ts";

// Payment and voucher both have an id: of columns of one name node-postgres gives the last, here the payment's.
const text = `select latest.*, latest.id as voucher_id, latest.asked_at as voucher_asked_at, ${paymentColumns},
    shop.name as shop_name, shop_sync.told, shop_sync.next_url,
    shopper_ask.asked_at, shopper_ask.first_asked_at, shopper_ask.answer,
    measured_wait.median_seconds, measured_wait.p95_seconds
  from payment join shop on shop.id = payment.shop_id
    left join lateral (
      select ${voucherColumns}
      from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
      where voucher.shop_id = payment.shop_id and voucher.payment_id = payment.id
      order by voucher.attempt desc limit 1
    ) as latest on true
    left join shop_sync on shop_sync.payment_id = payment.id
    left join shopper_ask on shopper_ask.payment_id = payment.id
    left join measured_wait on measured_wait.gateway = latest.gateway and measured_wait.method = latest.method
      and measured_wait.country = latest.country and measured_wait.measured_at >= $2
  where payment.token = $1`;

export function createPayPageStore(db: Queryable): PayPageStore {
  return {
    async find(token, freshSince) {
      // No text of the database may hold the character 0, and no link of ours does.
      if (token.includes("\0")) return null;
      const row = await firstRow<PageRow>(db, { name: "pay-page", text, values: [token, freshSince] });
      return row ? toRecord(row) : null;
    },
  };
}

/** Each part is null as a whole where the payment has none. */
type PageRow = PaymentRow &
  Omit<VoucherRow, "id" | "asked_at"> & {
    readonly shop_name: string | null;
    readonly voucher_id: string | null;
    readonly voucher_asked_at: Date;
    readonly told: Told | null;
    readonly next_url: string | null;
    readonly asked_at: Date[] | null;
    readonly first_asked_at: Date | null;
    readonly answer: ShopperAnswer | null;
    readonly median_seconds: number | null;
    readonly p95_seconds: number | null;
  };

function toRecord(row: PageRow): PayPageRecord {
  const { voucher_id: id, voucher_asked_at, told, asked_at, median_seconds: median, p95_seconds: p95 } = row;
  return {
    payment: toPayment(row),
    shopName: row.shop_name,
    voucher: id === null ? null : toVoucher({ ...row, id, asked_at: voucher_asked_at }),
    sync: told && { told, nextUrl: row.next_url },
    ask: asked_at && { askedAt: asked_at, firstAskedAt: row.first_asked_at, answer: row.answer },
    measuredWait:
      median === null || p95 === null
        ? null
        : { medianMinutes: Math.ceil(median / 60), p95Minutes: Math.ceil(p95 / 60) },
  };
}
