import type { DocumentRule } from "./document.ts";
import type { LateMoneyWord } from "./late-money.ts";
import type { Country, Method } from "./method.ts";
import type { Money } from "./money.ts";
import type { PaymentState } from "./payment-state.ts";
import type { VoucherDetails } from "./voucher.ts";
import type { Wait } from "./waiting-time.ts";

/** A way to pay this amount that is open right now. */
export interface MethodChoice {
  readonly method: Method;
  /** What the gateway asks for; empty when it asks for no document. */
  readonly documents: readonly DocumentRule[];
}

/** Why a payment cannot be made in cash; each has its own words and the way back to the shop. */
export type PayProblem =
  | "currency_not_offered"
  | "centavos_not_payable"
  | "amount_too_small"
  | "amount_too_large"
  | "gateway_not_set_up"
  | "gateway_refused"
  | "group_already_paid"
  | "voucher_unclear"
  | "link_expired";

/** A gateway's refusal that another try may mend. */
export type PayRefusal = "document_refused" | "email_refused" | "gateway_trouble";

/** What the gateway said when it was last asked for the shopper, and whether it may be asked now. */
export interface SaidPaid {
  readonly answer: "asking" | "not_there_yet" | "no_answer" | null;
  readonly canAsk: boolean;
  /** The shopper has waited longer than nearly everybody. */
  readonly isOverdue: boolean;
}

/** Money on its way back to the shopper: somebody needs the bank account first, or it is under way. */
export type GivingBack = "account_needed" | "under_way";

/** The states of the page, each with its heading, sentence and next action. */
export type PayStage =
  | {
      readonly kind: "ask";
      readonly choices: readonly MethodChoice[];
      /** The gateway needs an e-mail and the shop sent none that it takes. */
      readonly needsEmail: boolean;
      /** Why the last try got no number, when the shopper can do something about it. */
      readonly refusal: PayRefusal | null;
    }
  | {
      readonly kind: "problem";
      readonly problem: PayProblem;
      /** The bound that was broken, for the two amount problems. */
      readonly bound: Money | null;
    }
  /** Asked for; the gateway has not answered yet. The page refreshes itself. */
  | {
      readonly kind: "creating";
      readonly method: Method;
      /** The gateway does not answer at the moment; we go on trying. */
      readonly isDelayed: boolean;
    }
  | {
      readonly kind: "voucher";
      readonly method: Method;
      readonly state: Exclude<PaymentState, "started">;
      readonly details: VoucherDetails;
      readonly gatewayName: string;
      readonly wait: Wait;
      /** The void number that this one replaced. */
      readonly replacedReference: string | null;
      /** The pay link of a later attempt of the order, which has the number that counts. */
      readonly replacedBy: string | null;
      /** The shopper paid this order more than once. */
      readonly isPaidTwice: boolean;
      readonly givingBack: GivingBack | null;
      /** The deadline has passed and nothing is known yet: closed, still checking. */
      readonly isPastDeadline: boolean;
      /** Money came, but not as asked: a person at the shop decides. */
      readonly isDifferenceOpen: boolean;
      /** What came of the shopper saying to have paid. */
      readonly saidPaid: SaidPaid;
      /** It has ended, and there is time for another number. */
      readonly canHaveNewNumber: boolean;
      /** Money came too late for the order: what becomes of it. */
      readonly lateMoney: LateMoneyWord | null;
    };

/** Everything the pay page shows. No personal data beyond what the shopper typed in this request. */
export interface PaymentPage {
  readonly token: string;
  /** The page's own address, to be shared. */
  readonly url: string;
  readonly shopName: string;
  readonly country: Country;
  /** The buyer's locale as the shop told it, BCP 47. */
  readonly locale: string;
  readonly amount: Money;
  readonly isTest: boolean;
  /** Where to send a shopper who gives up before a voucher exists. */
  readonly cancelUrl: string;
  /** True once the shop has told where the shopper goes next: the page then shows "Back to the shop". */
  readonly canReturn: boolean;
  /** There is a page on which the shopper can ask for news by phone. */
  readonly canHearByPhone: boolean;
  readonly stage: PayStage;
}

/** What a person can do wrong in the form; each maps to one translated sentence beside its field. */
export type PayFormError =
  | "method_missing"
  | "email_missing"
  | "email_malformed"
  | "document_type"
  | "document_empty"
  | "document_digits"
  | "document_length"
  | "document_check_digit";
