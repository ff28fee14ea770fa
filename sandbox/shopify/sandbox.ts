import type { Agent } from "node:https";
import type { SandboxTls } from "../tls/create-authority.ts";
import type { ShopifyState } from "./state.ts";

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
}

/** What Shopify does not publish, so it can be set. */
export interface SandboxLimits {
  /** Farthest `pendingExpiresAt`; the docs recommend three days and name no bound. */
  maxPendingMs: number;
  readonly sessionTimeoutMs: number;
  /** Waits before the second, third, … try of a session request. */
  readonly sessionRetryDelaysMs: readonly number[];
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
