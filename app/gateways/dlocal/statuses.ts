import { gatewayFactKey } from "../../domain/fact.ts";
import type { Money } from "../../domain/money.ts";
import type { GatewayFact, StatusReading } from "../../ports/gateway.ts";
import type { WirePayment } from "./wire-payment.ts";
import { readTime } from "./wire-time.ts";

type Meaning = "waiting" | "paid" | "expired" | "canceled" | "rejected";

/**
 * Status words of a payment (dLocal, payment status codes, 2026-09). The word decides, never the number: a
 * cancellation was seen with code 200, and tables differ about 500 and 600. What an unpaid ticket becomes is
 * not settled: EXPIRED stands only in the older tables, CANCELLED is how reports call it, and the sandbox says
 * REJECTED; all three end it unpaid, and PAID after any of them wins. Words that are not here (AUTHORIZED and
 * VERIFIED are for cards) are unknown: nothing changes and somebody is told.
 */
export const statusTable: Readonly<Record<string, Meaning>> = {
  PENDING: "waiting",
  PAID: "paid",
  EXPIRED: "expired",
  CANCELLED: "canceled",
  REJECTED: "rejected",
};

/** Turns a payment's status into facts. Keys depend on the payment alone, so a repeat makes the same facts. */
export function readStatus(payment: WirePayment, amount: Money): StatusReading {
  const meaning = Object.hasOwn(statusTable, payment.status) ? statusTable[payment.status] : undefined;
  switch (meaning) {
    case "waiting":
      return { meaning: "waiting" };
    case "paid":
      return { meaning: "told", facts: [confirmed(payment, amount)] };
    case "expired":
    case "canceled":
    case "rejected":
      return { meaning: "told", facts: [ending(payment, meaning)] };
    case undefined:
      return { meaning: "unknown", words: `${payment.status}/${payment.status_code ?? ""}`.slice(0, 100) };
  }
}

function confirmed(payment: WirePayment, amount: Money): GatewayFact {
  return {
    kind: "confirmed",
    key: gatewayFactKey("dlocal", payment.id, "confirmed"),
    gatewayPaymentId: payment.id,
    amount,
    occurredAt: readTime(payment.approved_date),
  };
}

function ending(payment: WirePayment, kind: "expired" | "canceled" | "rejected"): GatewayFact {
  // dLocal tells when a payment was made and approved, not when it ended otherwise.
  const key = gatewayFactKey("dlocal", payment.id, kind);
  return { kind, key, gatewayPaymentId: payment.id, occurredAt: null };
}
