import type { Money } from "./money.ts";

/** How a fact reached us. Two sources may tell the same fact: its key makes it one. */
export type FactSource = "issue" | "webhook" | "poll" | "shopper" | "shop";

interface FactBase {
  /** Unique within a payment: the same event told twice, by anyone, carries the same key. */
  readonly key: string;
  /** Which voucher of the payment this is about, from 1. */
  readonly attempt: number;
  readonly source: FactSource;
  /** What the gateway's clock says, kept for people; it never orders facts. */
  readonly occurredAt: Date | null;
}

/** Something that happened in the world. Facts are only ever added. */
export type Fact =
  | (FactBase & { readonly kind: "voucher_issued"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "voucher_refused"; readonly reason: string })
  | (FactBase & { readonly kind: "confirmed"; readonly gatewayPaymentId: string; readonly amount: Money })
  | (FactBase & { readonly kind: "rejected"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "canceled"; readonly gatewayPaymentId: string })
  | (FactBase & { readonly kind: "expired"; readonly gatewayPaymentId: string })
  | (FactBase & {
      readonly kind: "refunded";
      readonly gatewayPaymentId: string;
      readonly refundId: string;
      readonly amount: Money;
    });

export type FactKind = Fact["kind"];
