import { html, type Html } from "../../web/html.ts";
import type { Checkout } from "../records.ts";
import type { Buyer } from "../shops.ts";

export const locales = [
  ["es", "Español"],
  ["en", "English"],
  ["zh-CN", "简体中文"],
] as const;

const countries = [
  ["CO", "Colombia"],
  ["PE", "Peru"],
  ["MX", "Mexico"],
] as const;

const maxFieldLength = 200;

export function buyerFields({ buyer, locale, isTest }: Checkout): Html {
  return html`<h2>Contact and delivery</h2>
    <div class="pair">
      ${field("email", "E-mail", buyer.email)} ${field("phone", "Phone (optional)", buyer.phone)}
      ${field("given_name", "First name", buyer.givenName)}
      ${field("family_name", "Last name", buyer.familyName)}
    </div>
    ${field("line1", "Address", buyer.line1)}
    <div class="pair">
      ${field("city", "City", buyer.city)} ${field("province", "Province", buyer.province)}
      ${field("postal_code", "Postal code", buyer.postalCode)}
    </div>
    <div class="pair">
      <label class="field">Country ${select("country", countries, buyer.country)}</label>
      <label class="field">Language ${select("locale", locales, locale)}</label>
    </div>
    <label class="choice">
      <input type="checkbox" name="test" value="1" ${isTest && html`checked`} data-testid="test-order" />
      Test order (the app must not use live money)
    </label>`;
}

/** Takes the form into the checkout. What is too long is cut: this is a form for invented people. */
export function readBuyer(checkout: Checkout, form: URLSearchParams): void {
  const text = (name: string, former: string): string =>
    (form.get(name) ?? former).trim().slice(0, maxFieldLength);
  const { buyer } = checkout;
  const next: Buyer = {
    email: text("email", buyer.email),
    phone: text("phone", buyer.phone),
    givenName: text("given_name", buyer.givenName),
    familyName: text("family_name", buyer.familyName),
    line1: text("line1", buyer.line1),
    city: text("city", buyer.city),
    province: text("province", buyer.province),
    provinceCode: buyer.provinceCode,
    postalCode: text("postal_code", buyer.postalCode),
    country: text("country", buyer.country),
  };
  checkout.buyer = next;
  checkout.locale = locales.find(([code]) => code === form.get("locale"))?.[0] ?? checkout.locale;
  checkout.isTest = form.get("test") === "1";
}

function field(name: string, label: string, value: string): Html {
  return html`<label class="field"
    >${label}
    <input name="${name}" value="${value}" maxlength="${maxFieldLength}" data-testid="${name}" />
  </label>`;
}

function select(name: string, options: readonly (readonly [string, string])[], chosen: string): Html {
  return html`<select name="${name}" data-testid="${name}">
    ${options.map(
      ([value, label]) =>
        html`<option value="${value}" ${value === chosen && html`selected`}>${label}</option>`,
    )}
  </select>`;
}
