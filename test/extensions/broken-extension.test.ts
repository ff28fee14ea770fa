import { beforeAll, describe, expect, test } from "vitest";
import { checkExtension, type PaymentsExtension } from "./check-own-rules.ts";
import { loadCliSchemas, type CliSchemas } from "./load-cli-schemas.ts";
import { readPaymentsExtension } from "./read-toml.ts";

let cli: CliSchemas;

beforeAll(async () => {
  cli = await loadCliSchemas();
});

type Change = (extension: PaymentsExtension) => void;

const refusedByCli: [title: string, issue: string, change: Change][] = [
  ["no version", "api_version: Required", (e) => Reflect.deleteProperty(e, "api_version")],
  ["no session address", "payment_session_url: Required", (e) => delete e["payment_session_url"]],
  [
    "a relative session address",
    "payment_session_url: Invalid url",
    (e) => (e["payment_session_url"] = "/x"),
  ],
  [
    "a relative refund address",
    "refund_session_url: Invalid url",
    (e) => (e["refund_session_url"] = "refunds"),
  ],
  ["a relative capture address", "capture_session_url: Invalid url", (e) => (e["capture_session_url"] = "x")],
  [
    "a number as void address",
    "void_session_url: Expected string, received number",
    (e) => (e["void_session_url"] = 3),
  ],
  ["no countries", "supported_countries: Required", (e) => Reflect.deleteProperty(e, "supported_countries")],
  [
    "countries as text",
    "supported_countries: Expected array, received string",
    (e) => (e["supported_countries"] = "CO" as never),
  ],
  [
    "no methods",
    "supported_payment_methods: Required",
    (e) => Reflect.deleteProperty(e, "supported_payment_methods"),
  ],
  ["no test mode", "test_mode_available: Required", (e) => delete e["test_mode_available"]],
  [
    "test mode as text",
    "test_mode_available: Expected boolean, received string",
    (e) => (e["test_mode_available"] = "yes"),
  ],
  ["no name for merchants", "merchant_label: Required", (e) => delete e["merchant_label"]],
  [
    "a name for merchants that is too long",
    "merchant_label: String must contain at most 50 character(s)",
    (e) => (e["merchant_label"] = "x".repeat(51)),
  ],
  [
    "a name for shoppers that is too long",
    "buyer_label: String must contain at most 50 character(s)",
    (e) => (e["buyer_label"] = "x".repeat(51)),
  ],
  [
    "a translation without its language",
    "buyer_label_translations.0.locale: Required",
    (e) => (e.buyer_label_translations = [{ label: "Efectivo" } as never]),
  ],
  [
    "instalments without deferred payments",
    ": supports_installments and supports_deferred_payments must be the same",
    (e) => (e["supports_installments"] = true),
  ],
  [
    "oversell protection without its callback",
    "confirmation_callback_url: Property required when supports_oversell_protection is true",
    (e) => (e["supports_oversell_protection"] = true),
  ],
  [
    "a buyer context without a currency",
    "supported_buyer_contexts.0.currency: Required",
    (e) => (e.supported_buyer_contexts = [{ countries: ["CO"] } as never]),
  ],
  [
    "a buyer context with no country in its list",
    "supported_buyer_contexts.0.countries: Array must contain at least 1 element(s)",
    (e) => (e.supported_buyer_contexts = [{ currency: "COP", countries: [] }]),
  ],
  [
    "a buyer context with a key of another name",
    "supported_buyer_contexts.0: Unrecognized key(s) in object: 'country'",
    (e) => (e.supported_buyer_contexts = [{ currency: "COP", country: "CO" } as never]),
  ],
  [
    "countries in one buyer context only",
    "supported_buyer_contexts: Must all be defined with only a currency, or must all be defined with a currency plus countries -- a mixture of the two is not allowed",
    (e) =>
      (e.supported_buyer_contexts = [{ currency: "COP", countries: ["CO"] }, { currency: "PEN" } as never]),
  ],
  ["no target", "targeting: Required", (e) => delete e["targeting"]],
  [
    "two targets",
    "targeting: Array must contain exactly 1 element(s)",
    (e) => (e["targeting"] = [1, 2].map(() => ({ target: "payments.offsite.render" }))),
  ],
  [
    "another target",
    'targeting.0.target: Invalid literal value, expected "payments.offsite.render"',
    (e) => (e["targeting"] = [{ target: "payments.onsite.render" }]),
  ],
  [
    "a handle with an underscore",
    "handle: Handle can only contain alphanumeric characters and hyphens",
    (e) => (e["handle"] = "cash_vouchers"),
  ],
  [
    "a handle that is too long",
    "handle: Handle can't exceed 50 characters",
    (e) => (e["handle"] = "a".repeat(51)),
  ],
  ["a uid that is too long", "uid: UID can't exceed 250 characters", (e) => (e["uid"] = "a".repeat(251))],
  [
    "an unknown type",
    'type: the CLI does not know "payment_extension"',
    (e) => (e["type"] = "payment_extension"),
  ],
];

/** Each of these the CLI lets pass, which the test checks too: when it no longer does, our rule can go. */
const refusedByUs: [title: string, issue: string, change: Change][] = [
  ["an unknown key", "merchant_lable: unknown key", (e) => (e["merchant_lable"] = "x")],
  [
    "another version",
    "api_version: 2026-07, but the code speaks 2026-10",
    (e) => (e.api_version = "2026-07"),
  ],
  [
    "an address without TLS",
    "payment_session_url: not an https address",
    (e) => (e["payment_session_url"] = "http://pay.example.com/shopify/payments/sessions"),
  ],
  ["no refund address", "refund_session_url: not an https address", (e) => delete e["refund_session_url"]],
  [
    "an address the server has not",
    "void_session_url: /shopify/payments/void, but the server has /shopify/payments/voids",
    (e) => (e["void_session_url"] = "https://pay.example.com/shopify/payments/void"),
  ],
  [
    "a method of another network",
    "supported_payment_methods: oxxo is not ours",
    (e) => e.supported_payment_methods.push("oxxo"),
  ],
  [
    "a method left out",
    "supported_payment_methods: pagoefectivo is missing",
    (e) => e.supported_payment_methods.pop(),
  ],
  [
    "a country's name",
    "supported_countries: Colombia is no country",
    (e) => e.supported_countries.push("Colombia"),
  ],
  ["a code of no country", "supported_countries: XQ is no country", (e) => e.supported_countries.push("XQ")],
  [
    "a home country left out",
    "supported_countries: PE is missing",
    (e) => (e.supported_countries = ["CO", "CN"]),
  ],
  [
    "a currency that does not exist",
    "supported_buyer_contexts: CPO is no currency of ours",
    (e) => e.supported_buyer_contexts.push({ currency: "CPO", countries: ["CO"] }),
  ],
  [
    "a currency in the wrong country",
    "supported_buyer_contexts: PEN in CO is not ours",
    (e) => e.supported_buyer_contexts.push({ currency: "PEN", countries: ["CO"] }),
  ],
  [
    "a translation that is too long",
    "buyer_label_translations: es is longer than 50",
    (e) => e.buyer_label_translations.splice(0, 1, { locale: "es", label: "x".repeat(51) }),
  ],
  [
    "a language left out",
    "buyer_label_translations: zh-CN is missing",
    (e) => e.buyer_label_translations.splice(2, 1),
  ],
];

describe("a broken payments extension", () => {
  test.each(refusedByCli)("the CLI's schema refuses %s", (_, issue, change) => {
    const extension = readPaymentsExtension();
    change(extension);
    expect(cli.checkExtension(extension)).toEqual([issue]);
  });

  test.each(refusedByUs)("our own rules refuse %s, which the CLI lets pass", (_, issue, change) => {
    const extension = readPaymentsExtension();
    change(extension);
    expect(cli.checkExtension(extension)).toEqual([]);
    expect(checkExtension(extension)).toContain(issue);
  });
});
