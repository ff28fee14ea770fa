import { beforeAll, describe, expect, test } from "vitest";
import { apiVersion } from "../../app/platform/api-version.ts";
import { storeAppScopes } from "../../app/platform/shopify-orders/exchange-token.ts";
import { storeWebhookPath } from "../../app/shopify.server.ts";
import { checkExtension, checkPaymentsApp, type PaymentsExtension } from "./check-own-rules.ts";
import { loadCliSchemas, type CliSchemas } from "./load-cli-schemas.ts";
import {
  extensionFiles,
  readExtensions,
  readPaymentsApp,
  readPaymentsExtension,
  readStoreApp,
} from "./read-toml.ts";

const storeWebhooks = `https://recaudo.example.com${storeWebhookPath}`;

let cli: CliSchemas;

beforeAll(async () => {
  cli = await loadCliSchemas();
});

const paymentsFiles = extensionFiles.filter((path) => path.startsWith("extensions/payments/"));

describe("our TOML files", () => {
  test.each(paymentsFiles)("the CLI's own schema and our rules have nothing against %s", (path) => {
    for (const extension of readExtensions(path)) {
      expect(cli.extensionTypes).toContain(extension["type"]);
      expect(cli.checkExtension(extension)).toEqual([]);
      expect(checkExtension(extension as PaymentsExtension)).toEqual([]);
    }
  });

  test("one extension offers both methods", () => {
    expect(paymentsFiles).toEqual(["extensions/payments/cash-vouchers/shopify.extension.toml"]);
    expect(readExtensions(paymentsFiles[0] ?? "")).toHaveLength(1);
    expect(readPaymentsExtension().supported_payment_methods).toEqual(["efecty", "pagoefectivo"]);
  });

  test("the payments app passes the CLI's schema and our rules", () => {
    expect(cli.checkApp(readPaymentsApp())).toEqual([]);
    expect(checkPaymentsApp(readPaymentsApp())).toEqual([]);
  });

  test("the store app passes the CLI's schema, is another app, and promises nothing that is not served", () => {
    const store = readStoreApp();
    expect(cli.checkApp(store)).toEqual([]);
    expect(store["embedded"]).toBe(true);
    expect(store["client_id"]).not.toBe(readPaymentsApp()["client_id"]);
    expect(store["access_scopes"]).toEqual({ scopes: storeAppScopes.join(",") });
    expect(store.webhooks).toEqual({
      api_version: apiVersion,
      subscriptions: [
        { topics: ["app/uninstalled", "app/scopes_update"], uri: storeWebhooks },
        {
          compliance_topics: ["customers/data_request", "customers/redact", "shop/redact"],
          uri: storeWebhooks,
        },
      ],
    });
  });
});
