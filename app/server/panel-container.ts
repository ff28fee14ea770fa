import type { ActAnswer } from "../domain/act-answer.ts";
import type { MerchantAct } from "../domain/merchant-act.ts";
import type { Country } from "../domain/method.ts";
import type { PaymentQuery } from "../domain/payment-filters.ts";
import type { PaymentView } from "../domain/payment-view.ts";
import type { ExceptionPage } from "../flows/list-exceptions.ts";
import type { PaymentPage } from "../flows/list-payments.ts";
import type { Result } from "../lib/result.ts";
import type { ExceptionListFilter } from "../ports/exception-list.ts";

/**
 * All that the panel's pages may ask of the application, for one shop: the one that Shopify's token names. No method
 * takes a shop, so no page can ask for another one's.
 */
export interface PanelContainer {
  readonly shopDomain: string;
  /** The gateways that can be connected, and whether this shop has. */
  listGateways(): Promise<readonly PanelGateway[]>;

  /** The IANA zone in which the shop reads its days. */
  timeZone(): Promise<string>;
  listPayments(query: PaymentQuery): Promise<PaymentPage>;
  /** The accounts that payments can be narrowed to. */
  listAccounts(): Promise<readonly PanelAccount[]>;
  /** Null for a payment that this shop does not have. */
  viewPayment(paymentId: string): Promise<PaymentView | null>;
  listExceptions(filter: ExceptionListFilter): Promise<ExceptionPage>;
  /** Does what a form asks, once for each form that was drawn. Null: about a payment that this shop does not have. */
  act(form: ActForm, paymentId: string | null): Promise<ActAnswer | null>;
}

export interface PanelAccount {
  readonly id: string;
  readonly gatewayName: string;
  readonly mode: "live" | "test";
  readonly country: Country;
}

/** A merchant's form that acts, as it was sent. */
export interface ActForm {
  readonly act: MerchantAct;
  /** Of this drawing of the form: sent twice, it acts once. */
  readonly key: string;
  /** The refund, exception or dead work it is about; empty when it is about the payment. */
  readonly thing: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** Trimmed; null when nothing was typed. */
  text(name: string): string | null;
  isTicked(name: string): boolean;
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
