import type { ActAnswer } from "../domain/act-answer.ts";
import type { MerchantAct } from "../domain/merchant-act.ts";
import type { Country } from "../domain/method.ts";
import type { PaymentQuery } from "../domain/payment-filters.ts";
import type { PaymentView } from "../domain/payment-view.ts";
import type { ExceptionPage } from "../flows/list-exceptions.ts";
import type { PaymentPage } from "../flows/list-payments.ts";
import type { ExceptionListFilter } from "../ports/exception-list.ts";
import type { ProofFile } from "../ports/proof-store.ts";
import type { AccountFormsPage, AccountsPage, WebhookAddress } from "../domain/panel-account.ts";
import type { FirstOrderPage, ManualMethodPage, SettingsPage } from "../domain/panel-order.ts";
import type { MessagePreview, MessagesPage } from "../domain/panel-message.ts";
import type { OrderSettingsProblem } from "../domain/order-settings.ts";
import type { RoadStepState } from "../domain/setup-road.ts";
import type { SettingsProblem, TypedSettings } from "../domain/shop-settings.ts";
import type { ProbeOutcome } from "../domain/webhook-health.ts";
import type { Result } from "../lib/result.ts";
import type { CredentialForm, SetupFailure } from "./page-container.ts";

/**
 * All that the panel's pages may ask of the application, for one shop: the one that Shopify's token names. No method
 * takes a shop, so no page can ask for another one's.
 */
export interface PanelContainer extends AccountsPanel, OrdersPanel, MessagesPanel, PaymentsPanel {
  readonly shopDomain: string;
  /** How far the shop is on its way to taking cash, from what is there. */
  showRoad(): Promise<readonly RoadStepState[]>;
}

/** The shop's accounts at gateways, and the addresses where those ring. */
export interface AccountsPanel {
  listAccounts(): Promise<AccountsPage>;
  /** Null: we have no such gateway. */
  showAccountForms(gatewayId: string): Promise<AccountFormsPage | null>;
  /** Checks the credentials at the gateway, then seals and saves them. */
  saveAccount(form: CredentialForm): Promise<Result<undefined, "unknown_gateway" | readonly SetupFailure[]>>;
  setAccountPriority(
    accountId: string,
    priority: number,
  ): Promise<Result<undefined, "unknown_account" | "out_of_range">>;
  listWebhooks(): Promise<readonly WebhookAddress[]>;
  /** Rings at the account's address as the gateway would, and waits for the outcome. */
  probeWebhook(accountId: string): Promise<Result<ProbeOutcome, "unknown_account">>;
}

/** Orders by the manual method, and what is decided for them. */
export interface OrdersPanel {
  showManualMethod(): Promise<ManualMethodPage>;
  saveMethodNames(names: readonly string[]): Promise<Result<undefined, OrderProblem>>;
  showFirstOrder(): Promise<FirstOrderPage>;
  showSettings(): Promise<SettingsPage>;
  saveSettings(settings: TypedSettings): Promise<Result<undefined, SettingsProblem | "unknown_shop">>;
  saveExpiryPolicy(policy: string): Promise<Result<undefined, OrderProblem>>;
}

/** What the shop's shoppers are written. */
export interface MessagesPanel {
  showMessages(): Promise<MessagesPage>;
  /** Everything else that may be switched off is. */
  saveMessages(switchedOn: readonly string[]): Promise<Result<undefined, "unknown_message" | "unknown_shop">>;
  /** One message as a shopper of that language would get it; an invented payment stands in it. */
  previewMessage(
    kind: string,
    locale: string,
  ): Promise<Result<MessagePreview, "unknown_message" | "no_account" | "not_set_up">>;
}

/** Payments, one payment with what can be done about it, and what waits for a person. */
export interface PaymentsPanel {
  /** The IANA zone in which the shop reads its days. */
  timeZone(): Promise<string>;
  listPayments(query: PaymentQuery): Promise<PaymentPage>;
  /** The accounts that payments can be narrowed to. */
  listAccountNames(): Promise<readonly AccountName[]>;
  /** Null for a payment that this shop does not have. */
  viewPayment(paymentId: string): Promise<PaymentView | null>;
  /** The file of a proof; the look is written down. Null for one that this shop's payment does not have. */
  readProof(paymentId: string, proofId: string): Promise<ProofFile | null>;
  listExceptions(filter: ExceptionListFilter): Promise<ExceptionPage>;
  /** Does what a form asks, once for each form that was drawn. Null: about a payment that this shop does not have. */
  act(form: ActForm, paymentId: string | null): Promise<ActAnswer | null>;
}

export interface AccountName {
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

export type OrderProblem = OrderSettingsProblem | "unknown_shop";

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
