import type { BankAccountError, BankAccountForm } from "../domain/bank-account.ts";
import type { RefundPage } from "../domain/cash-refund.ts";
import type { PayFormError, PaymentPage, PayProblem } from "../domain/payment-page.ts";
import type { Country } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { PhoneError } from "../domain/phone.ts";
import type { SetupFormError, SetupPage } from "../domain/setup-page.ts";
import type { BarcodeRefusal } from "../lib/barcode/draw-barcode.ts";
import type { TypedPhone } from "../flows/accept-phone.ts";
import type { Result } from "../lib/result.ts";

/** A pay link that leads nowhere: never existed (or is forged), or its time is over. */
export type LinkError = "not_found" | "gone";

/** What the shopper sent, as typed: everything is checked behind this line. */
export interface VoucherForm {
  readonly method: string;
  /** Empty when the page did not ask for it. */
  readonly email: string;
  readonly documentType: string;
  readonly documentNumber: string;
}

export type VoucherFormFailure =
  | { readonly kind: "link"; readonly error: LinkError }
  | { readonly kind: "form"; readonly errors: readonly PayFormError[] };

export type BankAccountFailure =
  | { readonly kind: "not_found" }
  | { readonly kind: "closed" }
  | { readonly kind: "form"; readonly errors: readonly BankAccountError[] };

/** A payment that was refused before it was stored; everything is in the signed notice itself. */
export interface RefusalNotice {
  readonly problem: PayProblem;
  readonly bound: Money | null;
  readonly amount: Money | null;
  readonly locale: string;
  readonly country: Country | null;
  readonly cancelUrl: string;
}

/** Where to send the browser, with the cookies of an OAuth step or a set-up session. */
export interface Redirection {
  readonly location: string;
  readonly setCookies: readonly string[];
}

export type InstallError = "shop_unknown" | "install_refused" | "shopify_unavailable";

export interface CredentialForm {
  readonly gatewayId: string;
  readonly mode: "live" | "test";
  /** Which saved account is being changed; null adds one. */
  readonly country: Country | null;
  /** Field name to what was typed, trimmed; an empty secret keeps the saved one. */
  readonly values: Readonly<Record<string, string>>;
}

/** `field` null: the error is about the account as a whole. */
export interface SetupFailure {
  readonly field: string | null;
  readonly error: SetupFormError;
}

/** All that pages may ask of the application. Pages never see a flow, a store or a gateway. */
export interface PageContainer {
  now(): Date;
  /** Called once for each page that broke unexpectedly; the same number is shown to the person. */
  reportCrash(requestId: string, error: unknown): void;

  showPayment(token: string): Promise<Result<PaymentPage, LinkError>>;
  /** A barcode that may not be shown: somebody must know, and the page goes on with digits. */
  reportBarcode(page: PaymentPage, refusal: BarcodeRefusal): Promise<void>;
  /** Asks for the voucher, or does nothing when one was asked for already. Answers before the gateway does. */
  requestVoucher(token: string, form: VoucherForm): Promise<Result<undefined, VoucherFormFailure>>;
  /** The shopper says to have paid: the gateway is asked soon, within the limits; the page tells what came of it. */
  sayPaid(token: string): Promise<Result<undefined, LinkError>>;
  /** Asks for the next number of one that has ended; the page shows it, or why there is none. */
  requestNewNumber(token: string): Promise<Result<undefined, LinkError>>;
  /** Where the shop wants the shopper next; null while it has not said. */
  nextUrl(token: string): Promise<Result<string | null, LinkError>>;
  /** Null when the notice was not signed by us. */
  readRefusal(notice: string): Promise<RefusalNotice | null>;

  /** What a buyer's one-time refund link shows. */
  showRefund(token: string): Promise<Result<RefundPage, "not_found">>;
  /** Takes the buyer's bank account, once. `closed`: used, ended or run out, and the page says which. */
  sendBankAccount(token: string, form: BankAccountForm): Promise<Result<undefined, BankAccountFailure>>;

  /** What the link at the end of a reminder shows. */
  showStop(
    token: string,
  ): Promise<Result<{ readonly shopName: string; readonly isStopped: boolean }, "not_found">>;
  /** No more reminders from this shop to the address the link was made for; at once, and as often as asked. */
  stopReminders(token: string): Promise<Result<undefined, "not_found">>;

  /** Whether a number was given for news of the payment, and whether its owner said stop since. */
  showPhone(
    token: string,
  ): Promise<Result<{ readonly page: PaymentPage; readonly state: "none" | "on" | "off" }, "not_found">>;
  /** Takes a number with the words that were agreed to. */
  givePhone(
    token: string,
    form: TypedPhone,
  ): Promise<Result<undefined, "unknown_link" | "not_agreed" | PhoneError>>;

  /** Checks Shopify's signed request and starts OAuth, or goes straight to the set-up page. */
  beginInstall(request: Request): Promise<Result<Redirection, InstallError>>;
  finishInstall(request: Request): Promise<Result<Redirection, InstallError>>;
  /** The set-up session is in a `SameSite` cookie; `cookie` is the request's whole header. */
  showSetup(cookie: string | null, gatewayId: string | null): Promise<Result<SetupPage, "session_expired">>;
  /** Checks the credentials at the gateway, then seals and saves them. */
  saveCredentials(
    cookie: string | null,
    form: CredentialForm,
  ): Promise<Result<undefined, readonly SetupFailure[]>>;
  /** Tells Shopify that the shop is ready; answers where in Shopify the merchant goes on. */
  finishSetup(cookie: string | null): Promise<Result<string, InstallError | "session_expired">>;
}

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly container: PageContainer;
    readonly requestId: string;
  }
}
