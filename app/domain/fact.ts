import type { Money } from "./money.ts";

/** How a fact reached us. Two sources may tell the same fact: its key makes it one. */
export type FactSource = "issue" | "webhook" | "poll" | "settlement" | "shopper" | "shop" | "merchant";

interface FactBase {
  /** Unique within a payment: the same event told twice, by anyone, carries the same key. */
  readonly key: string;
  /** Which voucher of the payment this is about, from 1. */
  readonly attempt: number;
  readonly source: FactSource;
  /** What the gateway's clock says, kept for people; it never orders facts. */
  readonly occurredAt: Date | null;
}

/** Facts of money say how much, and which payment at the gateway it is about. */
interface MoneyFact extends FactBase {
  readonly gatewayPaymentId: string;
  readonly amount: Money;
}

/** Something that happened in the world. Facts are only ever added. */
export type Fact =
  | (FactBase & { readonly kind: "voucher_issued"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "voucher_refused"; readonly reason: string })
  | (FactBase & { readonly kind: "rejected"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "canceled"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "expired"; readonly gatewayPaymentId: string })
  /** The merchant takes what came as payment for the order, though it is not what was asked. */
  | (FactBase & { readonly kind: "accepted"; readonly reason: string })
  /** The shopper's cash arrived at the gateway. */
  | (MoneyFact & { readonly kind: "confirmed" })
  /** The gateway gave money back to the shopper, out of what it owes the merchant. */
  | (MoneyFact & { readonly kind: "refunded"; readonly eventId: string })
  /** The merchant gave money back past the gateway, by bank transfer or in cash, and proved it. */
  | (MoneyFact & { readonly kind: "refunded_by_hand"; readonly eventId: string })
  /** The merchant gave store credit for money that no order could be made of. */
  | (MoneyFact & { readonly kind: "credited"; readonly eventId: string })
  /** The gateway took confirmed money back from the merchant: a dispute lost, a deposit undone. */
  | (MoneyFact & { readonly kind: "reversed"; readonly eventId: string })
  /** A line of a settlement report: the gateway accounted for this much of what it owed, before fees. */
  | (MoneyFact & { readonly kind: "settled"; readonly eventId: string });

export type FactKind = Fact["kind"];

type GatewayEvent = "confirmed" | "rejected" | "canceled" | "expired";

/**
 * The key of an event at a gateway. It names the gateway's payment and what happened, never who told it, so that
 * webhook, poll, settlement line and a merchant's proof of one event are one fact.
 */
export function gatewayFactKey(gateway: string, gatewayPaymentId: string, event: GatewayEvent): string {
  return `${gateway}:${gatewayPaymentId}:${event}`;
}

/** The key of an event that may happen several times to one payment, each time with an id of its own. */
export function gatewayEventKey(
  gateway: string,
  gatewayPaymentId: string,
  event: "refunded" | "reversed" | "settled",
  eventId: string,
): string {
  return `${gateway}:${gatewayPaymentId}:${event}:${eventId}`;
}
