import { html, type Html } from "../../web/html.ts";
import { methodsFor } from "../methods.ts";
import type { missingStep } from "../oauth/installation.ts";
import type { Checkout } from "../records.ts";

type MissingStep = NonNullable<ReturnType<typeof missingStep>>;

const hints: Record<MissingStep, string> = {
  install: "Recaudo is not installed in this shop.",
  set_up: "Recaudo is installed but has not said that it is ready: finish its set-up.",
  activate: "Recaudo is ready but not activated in this shop.",
};

export interface PaymentOffer {
  /** What keeps the payments app from this checkout; null when nothing does. */
  readonly missing: MissingStep | null;
  /** The name of the shop's manual method; null when it has none. */
  readonly manualMethod: string | null;
  readonly adminUrl: string;
}

interface Choice {
  readonly handle: string;
  readonly label: string;
  readonly hint: string;
}

/** The methods this buyer may use, or why there is none. */
export function paymentChoice(checkout: Checkout, offer: PaymentOffer): Html {
  const choices = choicesOf(checkout, offer);
  return html`<h2>Payment</h2>
    ${noteOf(checkout, offer)} ${choices.map((choice, index) => choiceView(choice, index === 0))}
    <div class="row">
      ${choices.length > 0 && html`<button name="step" value="pay" data-testid="pay">Pay now</button>`}
      <button class="quiet" name="step" value="update" data-testid="update">Save changes</button>
    </div>`;
}

function choicesOf({ currency, buyer }: Checkout, { missing, manualMethod }: PaymentOffer): Choice[] {
  const offsite = missing === null ? methodsFor(currency, buyer.country) : [];
  const hint = "pay in cash at a counter";
  const choices = offsite.map(({ handle, label }) => ({ handle, label, hint }));
  if (manualMethod !== null)
    choices.push({ handle: "manual", label: manualMethod, hint: "how to pay comes with your order" });
  return choices;
}

function noteOf(
  { currency, buyer }: Checkout,
  { missing, manualMethod, adminUrl }: PaymentOffer,
): Html | false {
  if (missing !== null) {
    return (
      manualMethod === null &&
      html`<p class="note" data-testid="app-not-ready">
        ${hints[missing]} <a href="${adminUrl}">Go to the admin</a>
      </p>`
    );
  }
  return (
    methodsFor(currency, buyer.country).length === 0 &&
    html`<p class="note" data-testid="no-method">No cash method for ${currency} in ${buyer.country}.</p>`
  );
}

function choiceView({ handle, label, hint }: Choice, isFirst: boolean): Html {
  return html`<label class="choice">
    <input
      type="radio"
      name="method"
      value="${handle}"
      ${isFirst && html`checked`}
      data-testid="method-${handle}"
    />
    ${label} <span class="soft">${hint}</span>
  </label>`;
}
