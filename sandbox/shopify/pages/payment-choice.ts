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

/** The methods this buyer may use, or why there is none. */
export function paymentChoice(checkout: Checkout, missing: MissingStep | null, adminUrl: string): Html {
  const { currency, buyer } = checkout;
  const methods = methodsFor(currency, buyer.country);
  if (missing !== null) {
    return html`<h2>Payment</h2>
      <p class="note" data-testid="app-not-ready">
        ${hints[missing]} <a href="${adminUrl}">Go to the admin</a>
      </p>
      <button class="quiet" name="step" value="update" data-testid="update">Save changes</button>`;
  }
  return html`<h2>Payment</h2>
    ${
      methods.length === 0 &&
      html`<p class="note" data-testid="no-method">No cash method for ${currency} in ${buyer.country}.</p>`
    }
    ${methods.map(
      (method, index) =>
        html`<label class="choice">
          <input
            type="radio"
            name="method"
            value="${method.handle}"
            ${index === 0 && html`checked`}
            data-testid="method-${method.handle}"
          />
          ${method.label} <span class="soft">pay in cash at a counter</span>
        </label>`,
    )}
    <div class="row">
      ${methods.length > 0 && html`<button name="step" value="pay" data-testid="pay">Pay now</button>`}
      <button class="quiet" name="step" value="update" data-testid="update">Update</button>
    </div>`;
}
