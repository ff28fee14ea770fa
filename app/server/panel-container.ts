import type { Result } from "../lib/result.ts";

/**
 * All that the panel's pages may ask of the application, for one shop: the one that Shopify's token names. No method
 * takes a shop, so no page can ask for another one's.
 */
export interface PanelContainer {
  readonly shopDomain: string;
  /** The gateways that can be connected, and whether this shop has. */
  listGateways(): Promise<readonly PanelGateway[]>;
}

export interface PanelGateway {
  readonly id: string;
  readonly name: string;
  readonly isConnected: boolean;
}

/** Why a merchant's request was not let in. */
export type PanelRefusal =
  /** No token, or not a good one. */
  | "not_signed_in"
  | "shopify_unavailable"
  /** Shopify took the token and gave no access to the shop. */
  | "access_refused";

/** What the pages need of Shopify's admin, in whose frame they stand. */
export interface PanelVisit {
  readonly panel: PanelContainer;
  readonly bridge: PanelBridge;
}

/** Shopify's script that speaks with the admin around the frame, and the app's name for it. */
export interface PanelBridge {
  readonly apiKey: string;
  readonly scriptUrl: string;
}

/** A request at the panel's address, after the gate in front of it. */
export interface PanelRequest {
  readonly visit: Result<PanelVisit, PanelRefusal>;
  /** Sent with the answer: who may frame it, and what it may run. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of the page's own inline script. */
  readonly nonce: string;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** Only where the gate in front of the panel saw the request. */
    readonly panel?: PanelRequest;
  }
}
