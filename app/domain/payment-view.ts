import type { ExceptionKind, SuggestedAction } from "./exception.ts";
import type { PaymentAct } from "./merchant-act.ts";
import type { Country, Method } from "./method.ts";
import type { Money } from "./money.ts";
import type { CaseDead, CaseDeskRefund, CaseRefund } from "./payment-case.ts";
import type { Mark, PaymentState } from "./payment-state.ts";
import type { RoutedBecause } from "./routed-because.ts";
import type { Told } from "./shop-message.ts";
import type { TimelineEntry } from "./timeline.ts";

/** All that the payment page shows; nothing about who the buyer is. */
export interface PaymentView {
  readonly id: string;
  readonly sessionId: string;
  readonly isTest: boolean;
  readonly asked: Money;
  readonly sums: Readonly<Record<"confirmed" | "refunded" | "reversed" | "settled" | "left", Money>>;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly startedAt: Date;
  /** The shop wants no money for it any more. */
  readonly isWithdrawn: boolean;
  readonly told: Told;
  readonly toldAt: Date | null;
  /** The last try to tell the shop failed. */
  readonly isTellingFailed: boolean;
  /** When an unpaid one is closed at the shop; null when it never had a number, or is decided. */
  readonly closesAt: Date | null;
  /** The shopper's page. */
  readonly payUrl: string;
  /** The order in Shopify's admin; null for a payment of the checkout, which does not tell its order. */
  readonly orderUrl: string | null;
  readonly orderName: string | null;
  readonly numbers: readonly NumberView[];
  readonly refunds: readonly CaseRefund[];
  readonly desk: readonly CaseDeskRefund[];
  readonly dead: readonly CaseDead[];
  readonly exceptions: readonly ExceptionView[];
  readonly proofs: readonly ProofView[];
  readonly timeline: readonly TimelineEntry[];
  readonly acts: readonly PaymentAct[];
  /** Names of the gateways that are spoken of, by id. */
  readonly gatewayNames: Readonly<Record<string, string>>;
}

export interface NumberView {
  readonly attempt: number;
  readonly gateway: string;
  readonly method: Method;
  readonly country: Country;
  readonly mode: "live" | "test";
  readonly status: "asked" | "issued" | "refused" | "ended";
  readonly refusal: string | null;
  readonly reference: string | null;
  readonly agreementCode: string | null;
  readonly gatewayPaymentId: string | null;
  readonly externalReference: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
  readonly nextPollAt: Date | null;
  readonly because: RoutedBecause | null;
}

export interface ExceptionView {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly suggestedAction: SuggestedAction;
  readonly owner: string | null;
  readonly dueAt: Date;
  readonly openedAt: Date;
}

export interface ProofView {
  readonly id: string;
  readonly purpose: string;
  readonly amount: Money;
  readonly reference: string;
  readonly note: string | null;
  /** Under which the file is handed out; null when there is none, or none any more. */
  readonly fileName: string | null;
  /** There was a file, and it was erased for a person's privacy. */
  readonly isErased: boolean;
  readonly addedBy: string;
  readonly addedAt: Date;
}

/** An open exception with the payment it is about, as the list of exceptions shows it. */
export interface ListedException extends ExceptionView {
  readonly isOverdue: boolean;
  readonly payment: {
    readonly id: string;
    readonly sessionId: string;
    readonly amount: Money;
    readonly state: PaymentState;
  } | null;
}
