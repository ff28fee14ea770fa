import type { Agent } from "node:https";
import type { SandboxTls } from "../tls/create-authority.ts";
import type { ShopifyState } from "./state.ts";
import type { Deliveries } from "./store/webhook.ts";

/** Where the app listens and how it is registered: its TOML and its place in the partner dashboard. */
export interface AppRegistration {
  readonly paymentSessionUrl: string;
  readonly refundSessionUrl: string;
  readonly captureSessionUrl: string;
  readonly voidSessionUrl: string;
  readonly applicationUrl: string;
  readonly redirectUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** The partner's other app, if it is registered. */
  readonly store?: StoreAppRegistration;
}

/** The embedded app: its TOML names the scopes, and where the topics go that only a TOML can subscribe to. */
export interface StoreAppRegistration {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly applicationUrl: string;
  readonly scopes: readonly string[];
  readonly webhookUrl: string;
}

/** What Shopify does not publish, so it can be set. */
export interface SandboxLimits {
  /** Farthest `pendingExpiresAt`; the docs recommend three days and name no bound. */
  maxPendingMs: number;
  readonly sessionTimeoutMs: number;
  /** Waits before the second, third, … try of a session request. */
  readonly sessionRetryDelaysMs: readonly number[];
  /** Waits before each new try of a webhook: eight within four hours at Shopify, faster here. */
  readonly webhookRetryDelaysMs: readonly number[];
  /** How long an order's cancellation takes after it was asked for. */
  cancelMs: number;
  /** Points of an app's bucket in a shop, and how many come back in a second (shopify.dev, rate limits, standard plan). */
  readonly costBucket: { readonly maximum: number; readonly perSecond: number };
}

/** What every page and endpoint works on. */
export interface Sandbox {
  readonly url: string;
  readonly app: AppRegistration;
  readonly limits: SandboxLimits;
  readonly tls: SandboxTls;
  /** Presents the payments client certificate and trusts the app's server CA. */
  readonly agent: Agent;
  readonly state: ShopifyState;
  readonly deliveries: Deliveries;
  /** Where the app's UI extensions were built, with what runs them; null where pages show none. */
  readonly blocksFolder: string | null;
  readonly changed: () => void;
  readonly now: () => Date;
}

/** The place of `https://{shop}` here. */
export function shopOrigin(sandbox: Sandbox, shop: string): string {
  return `${sandbox.url}/shops/${shop}`;
}

export function adminUrl(sandbox: Sandbox, shop: string): string {
  return `${sandbox.url}/admin/${shop}`;
}

export function isoNow(sandbox: Sandbox): string {
  return sandbox.now().toISOString();
}
