import type { Circuit } from "../domain/circuit.ts";
import type { IdentityDocument } from "../domain/document.ts";
import type { Fact } from "../domain/fact.ts";
import type { Country, Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { Mark, PaymentState } from "../domain/payment-state.ts";
import type { Told } from "../domain/shop-message.ts";
import type { VoucherDetails } from "../domain/voucher.ts";
import type { AccountCheck, PaymentLookup } from "./gateway.ts";
import type { AmountLimits } from "./offer.ts";
import type { Job } from "./jobs.ts";
import type { DoorId, ShopRef } from "./platform.ts";

/** What a shop asks us to collect, as it arrived. */
export interface NewPayment {
  readonly id: string;
  readonly shopDomain: string;
  readonly door: DoorId;
  readonly sessionId: string;
  readonly sessionGid: string;
  readonly groupId: string;
  /** Digest of the fields that may not change under one session id. */
  readonly requestDigest: string;
  readonly kind: "sale" | "authorization";
  readonly isTest: boolean;
  readonly amount: Money;
  readonly locale: string;
  readonly cancelUrl: string;
  readonly token: string;
  readonly buyer: Buyer;
  /** Keyed digest of the e-mail, to find a person's payments without reading them. */
  readonly buyerDigest: string | null;
  readonly merchantLocale: string;
}

/** Personal data: sealed at rest, given to the gateway only. */
export interface Buyer {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** As the shop sent it. */
  readonly phone: string | null;
}

export interface Payment {
  readonly id: string;
  readonly shop: ShopRef;
  readonly door: DoorId;
  readonly sessionId: string;
  readonly sessionGid: string;
  readonly groupId: string;
  readonly isTest: boolean;
  readonly amount: Money;
  readonly locale: string;
  readonly merchantLocale: string;
  readonly cancelUrl: string;
  readonly token: string;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  /** The shop wants no money for it any more: no further number. */
  readonly isWithdrawn: boolean;
  readonly createdAt: Date;
}

export type VoucherStatus = "asked" | "issued" | "refused" | "ended";

export interface Voucher {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly gateway: string;
  readonly attempt: number;
  readonly method: Method;
  readonly country: Country;
  readonly status: VoucherStatus;
  /** An earlier call may have made it at the gateway unheard: look before asking again. */
  readonly isOutcomeUnknown: boolean;
  readonly idempotencyKey: string;
  readonly externalReference: string;
  readonly gatewayPaymentId: string | null;
  readonly refusal: string | null;
  readonly askedAt: Date;
  readonly details: VoucherDetails;
}

export interface NewVoucher {
  readonly id: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly method: Method;
  readonly country: Country;
  readonly idempotencyKey: string;
  readonly externalReference: string;
  readonly document: IdentityDocument | null;
  readonly expiresAt: Date;
  /** Why this account, in words for people. */
  readonly routedBecause: string;
}

export interface GatewayAccount {
  readonly id: string;
  readonly shopId: string;
  readonly gateway: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  readonly merchantId: string;
  readonly limits: Partial<Record<Method, AmountLimits | "off">>;
  readonly checkedAt: Date;
  /** Lower is tried first. */
  readonly priority: number;
  readonly circuit: Circuit;
}

export interface NewAlert {
  readonly shopId: string | null;
  readonly kind: AlertKind;
  /** Equal for the same trouble: a repeat counts up instead of adding a row. */
  readonly key: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export type AlertKind =
  | "session_changed"
  | "payment_difference"
  | "paid_after_close"
  | "paid_twice"
  | "unknown_status"
  | "voucher_dead"
  | "inbox_dead"
  | "shop_sync_dead"
  | "shop_request_dead"
  | "refund_hangs"
  | "refund_untold"
  | "flow_untold"
  | "credentials_refused"
  | "voucher_unwatched"
  | "rate_budget_low"
  | "webhook_unreachable"
  | "webhook_silent"
  | "data_request"
  | "order_not_taken"
  | "order_dead"
  | "subscriptions_lost"
  | "job_dead"
  | "message_dead"
  | "schedule_broken"
  | "confirmed_by_hand"
  | "exception_overdue"
  | "barcode_refused";

export interface RecordedFact {
  readonly id: bigint;
  readonly fact: Fact;
}

export interface QueuedJob {
  readonly job: Job;
  /** Written again under the same id, it is the same job; without one it is a new job. */
  readonly id?: string;
  readonly afterSeconds?: number;
}

export interface NewInboxEvent {
  readonly id: string;
  readonly shopId: string;
  readonly accountId: string;
  readonly eventKey: string;
  readonly lookup: PaymentLookup;
}

export interface InboxEvent {
  readonly accountId: string;
  readonly gateway: string;
  readonly lookup: PaymentLookup;
  readonly isProcessed: boolean;
  /** It was written down within the last minute that this account's webhooks are heard. */
  readonly isHeard: boolean;
  /** It gave up before and has new tries: an alert is open. */
  readonly hasDied: boolean;
}

export interface NewGatewayAccount {
  readonly id: string;
  readonly shopId: string;
  readonly gateway: string;
  readonly mode: "live" | "test";
  readonly check: AccountCheck;
  readonly credentials: Readonly<Record<string, string>>;
  readonly checkedAt: Date;
}

export interface ShopSyncRow {
  readonly told: Told;
  readonly nextUrl: string | null;
  /** The last telling failed: an alert may be open. */
  readonly hasFailed: boolean;
}

export interface NewShopRequest {
  readonly id: string;
  readonly shopDomain: string;
  readonly kind: "refund" | "capture" | "void";
  readonly externalId: string;
  readonly gid: string;
  readonly paymentSessionId: string;
  readonly amount: Money | null;
}

export interface ShopRequest {
  readonly id: string;
  readonly paymentId: string;
  readonly kind: "refund" | "capture" | "void";
  readonly gid: string;
  readonly amount: Money | null;
  readonly state: "asked" | "done" | "rejected";
  readonly outcome: string | null;
  readonly isTold: boolean;
  /** The last try failed: an alert may be open. */
  readonly hasFailed: boolean;
}

export interface InstalledShop extends ShopRef {
  readonly isInstalled: boolean;
  readonly isReady: boolean;
}

export interface StartedPayment {
  readonly token: string;
  readonly shopId: string;
  readonly paymentId: string;
  /** `repeated_differently`: the same session id came with other contents; the first stands. */
  readonly outcome: "started" | "repeated" | "repeated_differently";
}
