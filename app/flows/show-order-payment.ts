import type { Payment, Voucher } from "../ports/records.ts";
import type { FileFact, PaymentFileStore } from "../ports/payment-file.ts";
import type { OrderStore } from "../ports/order-store.ts";
import type { PaymentStore } from "../ports/store.ts";
import { isLive, isPaid } from "./cancel-payment.ts";

export interface ShowOrderPaymentDeps {
  readonly orders: OrderStore;
  readonly payments: PaymentStore;
  readonly paymentFiles: PaymentFileStore;
}

/** What a merchant may set off from the order's page. */
export type OrderAct = "sync" | "cancel" | "reissue";

export interface OrderPayment {
  readonly payment: Payment;
  /** The last number that was asked for. */
  readonly voucher: Voucher | null;
  readonly facts: readonly FileFact[];
  /** Those that make sense now; each is checked again when it is done. */
  readonly acts: readonly OrderAct[];
}

/** The payment that stands for a shop's order, as its merchant sees it; null when the order is not ours. */
export async function showOrderPayment(
  deps: ShowOrderPaymentDeps,
  shopId: string,
  orderId: string,
): Promise<OrderPayment | null> {
  const payment = await findOrderPayment(deps, shopId, orderId);
  if (!payment) return null;
  const [voucher, { facts }] = await Promise.all([
    deps.payments.latestVoucher(shopId, payment.id),
    deps.paymentFiles.read(shopId, payment.id),
  ]);
  return { payment, voucher, facts, acts: actsOf(payment, voucher) };
}

export async function findOrderPayment(
  { orders, payments }: Pick<ShowOrderPaymentDeps, "orders" | "payments">,
  shopId: string,
  orderId: string,
): Promise<Payment | null> {
  const row = await orders.find(shopId, orderId);
  return row?.paymentId == null ? null : payments.find(shopId, row.paymentId);
}

function actsOf(payment: Payment, voucher: Voucher | null): OrderAct[] {
  if (!voucher) return [];
  if (isPaid(payment)) return ["sync"];
  const reissue: OrderAct[] = payment.isWithdrawn ? [] : ["reissue"];
  return isLive(voucher) ? ["sync", "cancel", ...reissue] : ["sync", ...reissue];
}
