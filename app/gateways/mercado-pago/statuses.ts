import type { Currency } from "../../domain/currency.ts";
import { gatewayEventKey, gatewayFactKey } from "../../domain/fact.ts";
import type { Money } from "../../domain/money.ts";
import type { GatewayFact, StatusReading } from "../../ports/gateway.ts";
import { readAmount } from "./wire-amount.ts";
import type { WirePayment, WireRefund } from "./wire-payment.ts";
import { readTime } from "./wire-time.ts";

type Meaning = "waiting" | "paid" | "held" | "reversed" | "expired" | "canceled" | "rejected" | "alert";

/**
 * Status and detail words of /v1/payments (devsite-docs and mercadopago/openapi 1.0.0, 2026-09). A pair that is
 * not here is unknown: nothing changes and somebody is told. `cancelled` followed by `approved` needs no entry
 * of its own: each status speaks for itself, and money outranks an unpaid ending.
 */
export const statusTable: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  pending: { pending_waiting_payment: "waiting", pending_waiting_transfer: "waiting" },
  in_process: {
    pending_contingency: "waiting",
    pending_review_manual: "held",
    offline_process: "waiting",
    pending_provider_response: "waiting",
  },
  approved: { accredited: "paid", partially_refunded: "paid" },
  refunded: { refunded: "paid", by_admin: "paid" },
  cancelled: { expired: "expired", by_collector: "canceled", by_payer: "canceled" },
  // Cards only: nothing that a cash payment should meet without a person looking.
  authorized: { pending_capture: "alert" },
  in_mediation: { pending: "held" },
  // Settled: the money was taken back from the seller. What "reimbursed" gives back, and to whom, is not told.
  charged_back: { in_process: "held", settled: "reversed", reimbursed: "alert" },
};

/** The list of reasons is open ended, but each carries the mark of a refusal. */
const rejectionDetail = /^(cc_)?rejected_[a-z0-9_]+$/;

/** Turns a payment's status into facts. Keys depend on the payment alone, so a repeat makes the same facts. */
export function readStatus(payment: WirePayment, currency: Currency): StatusReading {
  const words = `${payment.status}/${payment.status_detail ?? ""}`;
  const unknown: StatusReading = { meaning: "unknown", words: words.slice(0, 100) };
  switch (meaningOf(payment)) {
    case "waiting":
      return { meaning: "waiting" };
    case "paid":
      return readPaid(payment, currency) ?? unknown;
    case "held":
      return { meaning: "held", words: unknown.words };
    case "reversed":
      return readReversed(payment, currency) ?? unknown;
    case "expired":
      return told(ending(payment, "expired"));
    case "canceled":
      return told(ending(payment, "canceled"));
    case "rejected":
      return told(ending(payment, "rejected"));
    case "alert":
    case undefined:
      return unknown;
  }
}

function meaningOf({ status, status_detail: detail }: WirePayment): Meaning | undefined {
  if (!detail) return undefined;
  if (status === "rejected") return rejectionDetail.test(detail) ? "rejected" : undefined;
  const details = Object.hasOwn(statusTable, status) ? statusTable[status] : undefined;
  return details && Object.hasOwn(details, detail) ? details[detail] : undefined;
}

function told(...facts: GatewayFact[]): StatusReading {
  return { meaning: "told", facts };
}

function ending(payment: WirePayment, kind: "expired" | "canceled" | "rejected"): GatewayFact {
  return {
    kind,
    key: gatewayFactKey("mercado-pago", payment.id, kind),
    gatewayPaymentId: payment.id,
    occurredAt: readTime(payment.date_last_updated),
  };
}

/** Null when the amounts cannot be read or the refunds told do not add up to the refunded sum told. */
function readPaid(payment: WirePayment, currency: Currency): StatusReading | null {
  const money = readMoney(payment, currency);
  return money && told(money.confirmed, ...money.refunds);
}

/** A charge-back takes what was not refunded already. A payment has one at most, so it needs no id of its own. */
function readReversed(payment: WirePayment, currency: Currency): StatusReading | null {
  const money = readMoney(payment, currency);
  if (!money) return null;
  const { confirmed, refunds } = money;
  const minor = refunds.reduce((left, refund) => left - refund.amount.minor, confirmed.amount.minor);
  if (minor <= 0n) return told(confirmed, ...refunds);
  return told(confirmed, ...refunds, {
    kind: "reversed",
    key: gatewayEventKey("mercado-pago", payment.id, "reversed", "charged_back"),
    gatewayPaymentId: payment.id,
    eventId: "charged_back",
    amount: { minor, currency },
    occurredAt: readTime(payment.date_last_updated),
  });
}

type Told<Kind> = Extract<GatewayFact, { readonly kind: Kind }>;

function readMoney(
  payment: WirePayment,
  currency: Currency,
): { readonly confirmed: Told<"confirmed">; readonly refunds: Told<"refunded">[] } | null {
  const amount = readPaidAmount(payment, currency);
  const refunds = readRefunds(payment, currency);
  if (!amount || !refunds) return null;
  const confirmed = {
    kind: "confirmed",
    key: gatewayFactKey("mercado-pago", payment.id, "confirmed"),
    gatewayPaymentId: payment.id,
    amount,
    occurredAt: readTime(payment.date_approved),
  } as const;
  return { confirmed, refunds };
}

/** What was handed over at the counter; the asked amount when the answer does not say (0 until paid). */
function readPaidAmount(payment: WirePayment, currency: Currency): Money | null {
  const paid = payment.transaction_details?.total_paid_amount;
  if (!paid) return readAmount(payment.transaction_amount, currency);
  const amount = readAmount(paid, currency);
  return amount?.minor === 0n ? readAmount(payment.transaction_amount, currency) : amount;
}

function readRefunds(payment: WirePayment, currency: Currency): Told<"refunded">[] | null {
  const facts: Told<"refunded">[] = [];
  let listedMinor = 0n;
  for (const refund of payment.refunds ?? []) {
    const progress = refundProgress(refund);
    const amount = readAmount(refund.amount, currency);
    if (progress === "unknown" || !amount) return null;
    if (progress === "failed") continue;
    listedMinor += amount.minor;
    if (progress === "done") facts.push(refundFact(payment.id, refund, amount));
  }
  const refunded = readAmount(payment.transaction_amount_refunded ?? "0", currency);
  if (!refunded || listedMinor < refunded.minor) return null;
  const saysRefunded = payment.status === "refunded" || payment.status_detail === "partially_refunded";
  return saysRefunded && listedMinor === 0n ? null : facts;
}

/** A refund without a status was done at once; `in_process` has not given the money back yet. */
function refundProgress({ status }: WireRefund): "done" | "waiting" | "failed" | "unknown" {
  if (!status || status === "approved") return "done";
  if (status === "in_process") return "waiting";
  return status === "rejected" ? "failed" : "unknown";
}

function refundFact(paymentId: string, refund: WireRefund, amount: Money): Told<"refunded"> {
  return {
    kind: "refunded",
    key: gatewayEventKey("mercado-pago", paymentId, "refunded", refund.id),
    gatewayPaymentId: paymentId,
    eventId: refund.id,
    amount,
    occurredAt: readTime(refund.date_created),
  };
}
