import { beforeAll, describe, expect, test } from "vitest";
import { checkPaymentsApp, type PaymentsApp } from "./check-own-rules.ts";
import { loadCliSchemas, type CliSchemas } from "./load-cli-schemas.ts";
import { readPaymentsApp } from "./read-toml.ts";

let cli: CliSchemas;

beforeAll(async () => {
  cli = await loadCliSchemas();
});

describe("a broken payments app", () => {
  const refusedByCliApp: [title: string, issue: string, change: (app: PaymentsApp) => void][] = [
    ["no client id", "client_id: Required", (a) => delete a["client_id"]],
    [
      "no address",
      "application_url: Valid URL is required",
      (a) => Reflect.deleteProperty(a, "application_url"),
    ],
    ["a relative address", "application_url: Invalid URL", (a) => (a.application_url = "/")],
    ["embedded left open", "embedded: Boolean is required", (a) => delete a["embedded"]],
    [
      "a relative redirect",
      "auth.redirect_urls.0: Invalid URL",
      (a) => (a.auth.redirect_urls = ["/callback"]),
    ],
    [
      "no webhook version",
      "webhooks.api_version: String is required",
      (a) => Reflect.deleteProperty(a.webhooks, "api_version"),
    ],
    ["an unknown section", ": Unrecognized key(s) in object: 'webhook'", (a) => (a["webhook"] = {})],
  ];
  const refusedByUsApp: [title: string, issue: string, change: (app: PaymentsApp) => void][] = [
    ["a name that is too long", "name: longer than 30 characters", (a) => (a.name = "x".repeat(31))],
    ["being embedded", "embedded: a payments app must not be", (a) => (a["embedded"] = true)],
    [
      "another webhook version",
      "webhooks.api_version: 2026-07, but the code speaks 2026-10",
      (a) => (a.webhooks.api_version = "2026-07"),
    ],
    [
      "a webhook the server does not listen to",
      "topics: orders/create is not ours",
      (a) => a.webhooks.subscriptions?.[0]?.topics?.push("orders/create"),
    ],
    [
      "a mandatory webhook left out",
      "compliance_topics: shop/redact is missing",
      (a) => a.webhooks.subscriptions?.[1]?.compliance_topics?.pop(),
    ],
    [
      "a webhook address the server has not",
      "uri: /webhooks/compliance, but the server has /webhooks/shopify/payments",
      (a) =>
        a.webhooks.subscriptions?.push({
          uri: "https://recaudo.example.com/webhooks/compliance",
          topics: ["x/y"],
        }),
    ],
    [
      "a page the server has not",
      "redirect_urls: the server has no page /auth/callback",
      (a) => (a.auth.redirect_urls = ["https://recaudo.example.com/auth/callback"]),
    ],
    [
      "an address without TLS",
      "redirect_urls: not an https address",
      (a) => (a.auth.redirect_urls = ["http://a.example"]),
    ],
  ];

  test.each(refusedByCliApp)("the CLI's schema refuses %s", (_, issue, change) => {
    const app = readPaymentsApp();
    change(app);
    expect(cli.checkApp(app)).toEqual([issue]);
  });

  test.each(refusedByUsApp)("our own rules refuse %s, which the CLI lets pass", (_, issue, change) => {
    const app = readPaymentsApp();
    change(app);
    expect(cli.checkApp(app)).toEqual([]);
    expect(checkPaymentsApp(app)).toContain(issue);
  });
});
