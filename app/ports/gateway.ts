import type { IdentityDocument } from "../domain/document.ts";
import type { Fact } from "../domain/fact.ts";
import type { Country, Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { VoucherDetails } from "../domain/voucher.ts";
import type { Result } from "../lib/result.ts";
import type { AmountLimits, Offer, SourcedBudget } from "./offer.ts";

/** A field's label and help in every language of the product: they live with the gateway, not with the pages. */
export type FieldWords = Readonly<
  Record<"en" | "es" | "zh-CN", { readonly label: string; readonly help: string }>
>;

/** One field of a gateway's settings form; the form is drawn from the list. */
export interface CredentialField {
  readonly name: string;
  readonly words: FieldWords;
  readonly secret: boolean;
  readonly maxLength: number;
  readonly pattern?: RegExp;
}

export type Credentials = Readonly<Record<string, string>>;

/** A merchant's account at a gateway, with its secrets already opened. */
export interface GatewayAccess {
  readonly accountId: string;
  readonly credentials: Credentials;
}

/** Why a gateway did not do what was asked. `detail` is safe to log and to show to the merchant. */
export interface GatewayError {
  readonly kind:
    /** Nothing was heard, or a 5xx: whether it happened is unknown. Look up before another try. */
    | "unknown_outcome"
    /** Certainly not done, may work later (refused connection, 423, 424, open circuit). */
    | "unavailable"
    | "rate_limited"
    | "credentials_refused"
    | "account_blocked"
    | "amount_refused"
    | "document_refused"
    | "email_refused"
    | "method_unavailable"
    | "not_found"
    | "not_allowed_in_state"
    /** Same idempotency key with another body: a bug of ours. */
    | "conflict"
    | "refused"
    | "unreadable_answer";
  readonly detail: string;
  /** The gateway's own id for the call, to quote to its support. */
  readonly requestId?: string;
  readonly retryAfterSeconds?: number;
}

export interface VoucherRequest {
  /** Made by us and stored before the call; the same request always carries the same key. */
  readonly idempotencyKey: string;
  /** True for the shop's test payments; the account is then a test account. */
  readonly isTest: boolean;
  /** Ours, unique per voucher, at most 64 of `[A-Za-z0-9_-]`; comes back in webhooks, search and reports. */
  readonly externalReference: string;
  readonly method: Method;
  readonly country: Country;
  readonly amount: Money;
  readonly description: string;
  readonly payer: {
    readonly email: string;
    readonly firstName: string | null;
    readonly lastName: string | null;
    /** As the shop sent it; usually `+51…`. */
    readonly phone: string | null;
    readonly document: IdentityDocument | null;
  };
  readonly expiresAt: Date;
  readonly notificationUrl: string;
}

/** A payment as the gateway tells it, with its status already turned into facts. */
export interface GatewayPayment {
  readonly gatewayPaymentId: string;
  readonly externalReference: string | null;
  readonly amount: Money;
  readonly voucher: VoucherDetails;
  readonly reading: StatusReading;
}

/**
 * What the gateway's status words mean. `unknown`: nothing changes and an alert is raised.
 * `waiting` is an answer too: the voucher lives and no money came.
 */
export type StatusReading =
  | { readonly meaning: "waiting" }
  | { readonly meaning: "told"; readonly facts: readonly GatewayFact[] }
  /** The gateway looks into the payment itself (a review, a dispute): nothing changes, and a person should know. */
  | { readonly meaning: "held"; readonly words: string }
  | { readonly meaning: "unknown"; readonly words: string };

/** A fact without what only we know (which attempt, who told us). */
export type GatewayFact = DistributiveOmit<
  Extract<Fact, { kind: "confirmed" | "rejected" | "canceled" | "expired" | "refunded" | "reversed" }>,
  "attempt" | "source"
>;
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

/** `refundId`: the refund that rang, for a gateway whose payments do not list their refunds. */
export type PaymentLookup =
  { readonly gatewayPaymentId: string; readonly refundId?: string } | { readonly externalReference: string };

export interface RefundRequest {
  readonly idempotencyKey: string;
  readonly gatewayPaymentId: string;
  readonly amount: Money;
  /** True when the amount is all that was paid: some gateways refund only in full. */
  readonly isFull: boolean;
  /** An earlier call with this key may have got through unheard: look before anything is sent again. */
  readonly isRepeat: boolean;
  /** The payment's refunds that are not this one. */
  readonly knownRefundIds: readonly string[];
  readonly notificationUrl: string;
}

/** How far a refund is. `reference`: our key, for a gateway that tells it back. */
export type RefundProgress =
  /** The money went back; the payment as it stands now tells it among its facts. */
  | {
      readonly state: "done";
      readonly refundId: string;
      readonly reference: string | null;
      readonly payment: GatewayPayment;
    }
  /** Taken, and not paid yet: ask again, for days if need be. */
  | { readonly state: "pending"; readonly refundId: string; readonly reference: string | null }
  /** It ended, and no money went back. */
  | { readonly state: "rejected"; readonly refundId: string; readonly reference: string | null };

export interface RefundLookup {
  readonly gatewayPaymentId: string;
  readonly refundId: string;
}

/** A webhook as it arrived: raw bytes, query and headers, before anyone believed it. */
export interface IncomingWebhook {
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly receivedAt: Date;
}

export type WebhookVerdict =
  | { readonly verdict: "verified" }
  /** The gateway cannot sign: accepted as a doorbell only. */
  | { readonly verdict: "unverifiable" }
  | { readonly verdict: "refused"; readonly reason: "missing" | "malformed" | "stale" | "mismatch" };

/** A webhook is a doorbell: it names an event and what to ask the gateway about, nothing more. */
export type WebhookReading =
  /** `eventKey` is equal for repeats of one event; `lookup` is what to ask. */
  | { readonly kind: "payment"; readonly eventKey: string; readonly lookup: PaymentLookup }
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "unreadable" };

/** What one look at the account tells: whether the credentials work, whose they are and today's limits. */
export interface AccountCheck {
  /** The gateway's id of the merchant, to match webhooks and reports. */
  readonly merchantId: string;
  readonly country: Country;
  /** Whether only pretend money moves there; null when the gateway does not tell. */
  readonly isTestAccount: boolean | null;
  readonly limits: Partial<Record<Method, AmountLimits | "off">>;
}

export interface Gateway {
  readonly id: string;
  readonly name: string;
  readonly offers: readonly Offer[];
  readonly credentials: readonly CredentialField[];
  /** What polling may spend; everything else is counted in it and never refused. */
  readonly rateBudget: SourcedBudget;
  /**
   * Whether a lost answer to `issueVoucher` can be cleared up: the same key gives the first voucher back and
   * `findPayment` finds it by our reference. False: that look-up is always `unknown_outcome`, and a repeated
   * request may make a second voucher.
   */
  readonly recoversLostVouchers: boolean;
  checkAccount(access: GatewayAccess): Promise<Result<AccountCheck, GatewayError>>;
  issueVoucher(access: GatewayAccess, request: VoucherRequest): Promise<Result<GatewayPayment, GatewayError>>;
  findPayment(access: GatewayAccess, lookup: PaymentLookup): Promise<Result<GatewayPayment, GatewayError>>;
  cancelVoucher(
    access: GatewayAccess,
    gatewayPaymentId: string,
  ): Promise<Result<GatewayPayment, GatewayError>>;
  /** Moves the deadline of a voucher nobody has paid. Absent where the gateway cannot; then it is voided and made anew. */
  readonly extendVoucher?: (
    access: GatewayAccess,
    gatewayPaymentId: string,
    expiresAt: Date,
  ) => Promise<Result<GatewayPayment, GatewayError>>;
  /** The same key never gives money back twice; any error but "not known" says that nothing went back. */
  refund(access: GatewayAccess, request: RefundRequest): Promise<Result<RefundProgress, GatewayError>>;
  findRefund(access: GatewayAccess, lookup: RefundLookup): Promise<Result<RefundProgress, GatewayError>>;
  readonly webhook: {
    /** There is no default: a gateway says how it verifies, or that it cannot. */
    verify(access: GatewayAccess, webhook: IncomingWebhook): WebhookVerdict;
    read(webhook: IncomingWebhook): WebhookReading;
  };
}

/** Spells out a gateway; one place to see everything the core may ask of it. */
export function defineGateway(gateway: Gateway): Gateway {
  return gateway;
}

/** What the container hands to a gateway: bounded HTTP and, for tests and the sandbox, another base URL. */
export interface GatewayTools {
  readonly http: HttpClient;
  readonly baseUrl: string;
}

export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly text: string;
}

/** `not_sent`: certainly not received (refused, DNS). `no_answer`: sent, and nothing usable came back in time. */
export type HttpFailure = {
  readonly kind: "not_sent" | "no_answer" | "answer_too_large";
  readonly detail: string;
};

/** One bounded outgoing call: connect, total time and body size are capped; redirects are not followed. */
export type HttpClient = (request: HttpRequest) => Promise<Result<HttpAnswer, HttpFailure>>;
