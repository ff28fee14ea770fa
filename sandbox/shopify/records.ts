import type { Buyer } from "./shops.ts";

/** Every time in these records is ISO 8601 text in UTC and every amount is decimal text: they are kept as JSON. */

export interface Installation {
  shop: string;
  scopes: string;
  installedAt: string;
  /** Told by the app through `paymentsAppConfigure`. */
  isReady: boolean;
  externalHandle: string | null;
  /** Switched on by the merchant in the pretend admin. */
  isActivated: boolean;
}

/** Which of the partner's two apps. */
export type AppName = "payments" | "store";

export interface AccessToken {
  app: AppName;
  shop: string;
  /** null: an offline token of the old kind, which does not expire. */
  expiresAt: string | null;
}

export interface RefreshToken {
  app: AppName;
  shop: string;
  expiresAt: string;
  firstUsedAt: string | null;
  /** The tokens given out at the first use, given again when the app repeats it. */
  replacement: { accessToken: string; refreshToken: string } | null;
}

export interface AuthorizationCode {
  shop: string;
  expiresAt: string;
}

export interface CheckoutItem {
  title: string;
  quantity: number;
  amount: string;
}

export interface Checkout {
  id: string;
  shop: string;
  /** Sent with every attempt, so that the app knows attempts of one order. */
  group: string;
  items: CheckoutItem[];
  amount: string;
  currency: string;
  buyer: Buyer;
  locale: string;
  isTest: boolean;
  kind: PaymentKind;
  /** A rejected session bars the provider for the rest of this checkout. */
  isProviderBarred: boolean;
  createdAt: string;
}

export type PaymentKind = "sale" | "authorization";

export interface PaymentSession {
  id: string;
  gid: string;
  shop: string;
  checkoutId: string;
  group: string;
  amount: string;
  currency: string;
  kind: PaymentKind;
  isTest: boolean;
  state: "open" | "pending" | "resolved" | "rejected";
  pendingReason: string | null;
  pendingExpiresAt: string | null;
  authorizationExpiresAt: string | null;
  rejection: { code: string; merchantMessage: string | null; source: string | null } | null;
  redirectUrl: string | null;
  createdAt: string;
  closedAt: string | null;
  /** The very JSON text that was sent, so that a repeat is equal to the byte. */
  requestBody: string;
}

export type MoneySessionKind = "refund" | "capture" | "void";

/** A refund, capture or void that the merchant asked for. */
export interface MoneySession {
  id: string;
  gid: string;
  kind: MoneySessionKind;
  shop: string;
  /** The `id` of the payment session. */
  paymentId: string;
  /** null for a void. */
  amount: string | null;
  state: "open" | "resolved" | "rejected";
  rejection: { code: string; merchantMessage: string | null } | null;
  createdAt: string;
  closedAt: string | null;
  requestBody: string;
}

export interface Order {
  /** Unguessable, in the buyer's status address. */
  token: string;
  shop: string;
  /** `#1001`, counted per shop. */
  name: string;
  group: string;
  checkoutId: string;
  amount: string;
  currency: string;
  isTest: boolean;
  createdAt: string;
}

/** One HTTP request that this sandbox sent to the app. */
export interface SentRequest {
  at: string;
  shop: string;
  kind: "payment" | MoneySessionKind | "webhook";
  /** Session id, or the webhook's topic. */
  subject: string;
  requestId: string;
  /** 1 for the first; retries count on. */
  attempt: number;
  /** null when no answer came: then `failure` says why. */
  status: number | null;
  failure: string | null;
  durationMs: number;
}

/**
 * One thing the app asked of the GraphQL endpoint.
 * `applied`: it changed something. `repeated`: a harmless repeat. `refused`: answered with userErrors.
 * `invalid`: not valid against the schema. `unauthorized`: bad or expired token. `faulted`: a switched-on fault.
 */
export interface AppCall {
  at: string;
  shop: string;
  mutation: string | null;
  /** gid of the payment, refund, capture or void session; null where the call has none. */
  sessionGid: string | null;
  outcome: "applied" | "repeated" | "refused" | "invalid" | "unauthorized" | "faulted";
  answer: string;
}

export const faultKinds = [
  "server_error",
  "hang",
  "reset",
  "lost_answer",
  "throttled",
  "access_denied",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  kind: FaultKind;
  /** Hits only calls whose document has this in it; null hits every call. */
  only: string | null;
  /** How many more calls it hits; null until it is switched off. */
  remaining: number | null;
}
