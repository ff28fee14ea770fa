import { acceptPayment } from "../../../flows/accept-payment.ts";
import { checkRefundNow } from "../../../flows/check-refund-now.ts";
import { creditPayment } from "../../../flows/credit-payment.ts";
import { refundExcess } from "../../../flows/refund-excess.ts";
import { refundHeldMoney } from "../../../flows/refund-held-money.ts";
import { refundOrder } from "../../../flows/refund-order.ts";
import { refundSecondPayment } from "../../../flows/refund-second-payment.ts";
import type { RefundStart } from "../../../flows/start-refund.ts";
import type { ActAnswer } from "../../../domain/act-answer.ts";
import { amountText, byOf, did, idsOf, readAmount, refused, type PaymentDeed } from "./act-bench.ts";

export const accept: PaymentDeed = async (bench, payment, form) => {
  const accepted = await acceptPayment(bench.deps, idsOf(payment), byOf(bench, form));
  if (!accepted.ok) return refused(accepted.error);
  return did(accepted.value === "shop_hears" ? "accepted" : "accepted_closed");
};

export const credit: PaymentDeed = async (bench, payment, form) => {
  const amount = readAmount(form, payment);
  if (amount === "amount_unreadable") return refused(amount);
  const order = {
    ...idsOf(payment),
    amount,
    gatewayPaymentId: form.text("gatewayPayment"),
    creditId: form.text("credit") ?? "",
  };
  const credited = await creditPayment(bench.deps, order, byOf(bench, form));
  return credited.ok ? did("credited", { amount: amountText(credited.value) }) : refused(credited.error);
};

export const refundSecond: PaymentDeed = async (bench, payment) => {
  const click = { ...idsOf(payment), actor: bench.actor };
  const started = await refundSecondPayment(bench.deps, click, bench.now);
  return started.ok ? tell(started.value) : refused(started.error);
};

export const refundTooMuch: PaymentDeed = async (bench, payment) => {
  const started = await refundExcess(bench.deps, { ...idsOf(payment), actor: bench.actor }, bench.now);
  return started.ok ? tell(started.value) : refused(started.error);
};

export const refundHeld: PaymentDeed = async (bench, payment) => {
  const started = await refundHeldMoney(bench.deps, { ...idsOf(payment), actor: bench.actor }, bench.now);
  return started.ok ? tell(started.value) : refused(started.error);
};

/** Without an amount, all that is left. */
export const refundOfOrder: PaymentDeed = async (bench, payment, form) => {
  const amount = readAmount(form, payment);
  if (amount === "amount_unreadable") return refused(amount);
  const click = { ...idsOf(payment), amount, actor: bench.actor };
  const started = await refundOrder(bench.deps, click, bench.now);
  return started.ok ? tell(started.value) : refused(started.error);
};

export const checkRefund: PaymentDeed = async (bench, _payment, form) => {
  const which = { shopId: bench.shopId, refundId: form.thing };
  const checked = await checkRefundNow(bench.deps, which, byOf(bench, form), bench.now);
  return checked.ok ? did("refund_checked") : refused(checked.error);
};

function tell(start: RefundStart): ActAnswer {
  return did(start === "asked" ? "refund_asked" : "refund_by_hand");
}
