import { currencies } from "../../app/domain/currency.ts";
import { methods, timeZoneOf } from "../../app/domain/method.ts";
import { apiVersion } from "../../app/platform/api-version.ts";
import pages from "../../app/routes.ts";
import { sessionEndpoints, type SessionEndpointDeps } from "../../app/server/session-endpoints.ts";
import {
  shopifyWebhookEndpoint,
  type ShopifyWebhookDeps,
} from "../../app/server/shopify-webhook-endpoint.ts";

/** Keys of an offsite payments extension; the CLI strips any other without a word (CLI 4.8.2). */
const extensionKeys = new Set([
  ..."api_version type name handle uid description merchant_label buyer_label buyer_label_translations".split(
    " ",
  ),
  ..."payment_session_url refund_session_url capture_session_url void_session_url".split(" "),
  ..."confirmation_callback_url supported_countries supported_payment_methods supported_buyer_contexts".split(
    " ",
  ),
  ..."supports_3ds supports_installments supports_deferred_payments supports_oversell_protection".split(" "),
  ..."multiple_capture test_mode_available targeting input".split(" "),
]);

/** Where the server listens for Shopify. Only the addresses are read here, so nothing needs to stand behind them. */
const sessionPaths = sessionEndpoints({} as SessionEndpointDeps).map(({ path }) => path);
const webhookPath = shopifyWebhookEndpoint({} as ShopifyWebhookDeps).path;

const sessionUrls = {
  payment_session_url: "/shopify/payments/sessions",
  refund_session_url: "/shopify/payments/refunds",
  capture_session_url: "/shopify/payments/captures",
  void_session_url: "/shopify/payments/voids",
};

/** Longest label Shopify accepts; the CLI checks it for the default label, not for translations. */
const longestLabel = 50;
const localesOfShoppers = ["en", "es", "zh-CN"];

export interface PaymentsExtension extends Record<string, unknown> {
  api_version: string;
  supported_countries: string[];
  supported_payment_methods: string[];
  supported_buyer_contexts: { currency: string; countries: string[] }[];
  buyer_label_translations: { locale: string; label: string }[];
}

export interface PaymentsApp extends Record<string, unknown> {
  name: string;
  application_url: string;
  webhooks: {
    api_version: string;
    subscriptions?: { topics?: string[]; compliance_topics?: string[]; uri: string }[];
  };
  auth: { redirect_urls: string[] };
}

/** What the CLI lets pass in our payments extension but Shopify or our own server would not. */
export function checkExtension(extension: PaymentsExtension): string[] {
  return [
    ...(extension["type"] === "payments_extension" ? [] : [`type: ${String(extension["type"])}`]),
    ...Object.keys(extension)
      .filter((key) => !extensionKeys.has(key))
      .map((key) => `${key}: unknown key`),
    ...checkVersion("api_version", extension.api_version),
    ...Object.entries(sessionUrls).flatMap(([key, path]) => checkUrl(key, extension[key], path)),
    ...checkSet("server", Object.values(sessionUrls), sessionPaths),
    ...checkSet("supported_payment_methods", extension.supported_payment_methods, methods),
    ...checkCountries(extension.supported_countries),
    ...checkBuyerContexts(extension.supported_buyer_contexts),
    ...checkTranslations(extension.buyer_label_translations),
  ];
}

/** What the CLI lets pass in the payments app's own TOML. */
export function checkPaymentsApp(app: PaymentsApp): string[] {
  const subscriptions = app.webhooks.subscriptions ?? [];
  const topics = subscriptions.flatMap((each) => each.topics ?? []);
  const compliance = subscriptions.flatMap((each) => each.compliance_topics ?? []);
  return [
    ...(app.name.length <= 30 ? [] : ["name: longer than 30 characters"]),
    ...(app["embedded"] === false ? [] : ["embedded: a payments app must not be"]),
    ...checkVersion("webhooks.api_version", app.webhooks.api_version),
    ...checkPage("application_url", app.application_url),
    ...app.auth.redirect_urls.flatMap((url) => checkPage("redirect_urls", url)),
    ...subscriptions.flatMap((each) => checkUrl("uri", each.uri, webhookPath)),
    ...checkSet("topics", topics, ["app/uninstalled"]),
    ...checkSet("compliance_topics", compliance, [
      "customers/data_request",
      "customers/redact",
      "shop/redact",
    ]),
  ];
}

function checkVersion(key: string, version: string): string[] {
  return version === apiVersion ? [] : [`${key}: ${version}, but the code speaks ${apiVersion}`];
}

function checkUrl(key: string, text: unknown, path?: string): string[] {
  const url = typeof text === "string" && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "https:") return [`${key}: not an https address`];
  return path === undefined || url.pathname === path
    ? []
    : [`${key}: ${url.pathname}, but the server has ${path}`];
}

/** Pages are Remix routes, so the address must be one of them. */
function checkPage(key: string, text: string): string[] {
  const paths = pages.map(({ path = "" }) => `/${path}`);
  const fault = checkUrl(key, text);
  if (fault.length > 0 || paths.includes(new URL(text).pathname)) return fault;
  return [`${key}: the server has no page ${new URL(text).pathname}`];
}

function checkSet(key: string, actual: readonly string[], wanted: readonly string[]): string[] {
  return [
    ...actual.filter((each) => !wanted.includes(each)).map((each) => `${key}: ${each} is not ours`),
    ...wanted.filter((each) => !actual.includes(each)).map((each) => `${key}: ${each} is missing`),
  ];
}

function checkCountries(countries: string[]): string[] {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const isCountry = (code: string) =>
    /^[A-Z]{2}$/.test(code) && code !== "ZZ" && names.of(code) !== undefined;
  return [
    ...countries
      .filter((code) => !isCountry(code))
      .map((code) => `supported_countries: ${code} is no country`),
    ...Object.keys(timeZoneOf)
      .filter((home) => !countries.includes(home))
      .map((home) => `supported_countries: ${home} is missing`),
  ];
}

function checkBuyerContexts(contexts: PaymentsExtension["supported_buyer_contexts"]): string[] {
  const unknown = contexts.filter(({ currency }) => !currencies.some((known) => known === currency));
  const pairs = contexts.map(({ currency, countries }) => `${currency} in ${countries.join(" and ")}`);
  return [
    ...unknown.map(({ currency }) => `supported_buyer_contexts: ${currency} is no currency of ours`),
    ...checkSet("supported_buyer_contexts", pairs, ["COP in CO", "PEN in PE"]),
  ];
}

function checkTranslations(translations: PaymentsExtension["buyer_label_translations"]): string[] {
  const locales = translations.map(({ locale }) => locale);
  return [
    ...checkSet("buyer_label_translations", locales, localesOfShoppers),
    ...translations
      .filter(({ label }) => label.length > longestLabel)
      .map(({ locale }) => `buyer_label_translations: ${locale} is longer than ${longestLabel}`),
  ];
}
