import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { beforeEach, describe, expect, test } from "vitest";
import { apiSecret } from "./stand-in-app.ts";
import { bogota, callGraphql, lima, useSandbox } from "./running-sandbox.ts";

const running = useSandbox();
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Shopify's own library judges the signatures. */
const shopify = shopifyApi({
  apiKey: "sandbox-api-key",
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: "localhost",
  isEmbeddedApp: false,
  logger: { level: LogSeverity.Error },
});

interface Tokens {
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

beforeEach(() => {
  running.clock.now = Date.now();
});

function visit(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${running.sandbox.url}${path}`, { redirect: "manual", ...init });
}
function query(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address).searchParams);
}
function authorizePath(overrides: Record<string, string> = {}): string {
  const { apiKey, redirectUrl } = running.app.registration;
  const parameters = {
    client_id: apiKey,
    redirect_uri: redirectUrl,
    state: "123456",
    scope: "",
    ...overrides,
  };
  return `/shops/${bogota}/admin/oauth/authorize?${new URLSearchParams(parameters).toString()}`;
}
async function approve(): Promise<Record<string, string>> {
  const body = new URLSearchParams({ state: "123456" });
  const answer = await visit(`/shops/${bogota}/admin/oauth/authorize`, { method: "POST", body });
  return query(answer.headers.get("location") ?? "");
}
async function grant(
  fields: Record<string, string>,
  shop = bogota,
): Promise<{ status: number; body: Tokens }> {
  const { apiKey, apiSecret: secret } = running.app.registration;
  const answer = await visit(`/shops/${shop}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: apiKey, client_secret: secret, ...fields }),
  });
  return { status: answer.status, body: (await answer.json()) as Tokens };
}
async function works(token: string): Promise<boolean> {
  return (await callGraphql(running, token, "{ publicApiVersions { handle } }")).status === 200;
}

test("installing opens the app with a signature that Shopify's library accepts", async () => {
  const answer = await visit(`/admin/${bogota}/apps/recaudo`);
  const parameters = query(answer.headers.get("location") ?? "");
  expect(parameters).toMatchObject({ shop: bogota });
  expect(await shopify.utils.validateHmac(parameters)).toBe(true);
  expect(await shopify.utils.validateHmac({ ...parameters, shop: lima })).toBe(false);
});

describe("the authorization page", () => {
  test("asks the merchant first, and the approval calls the app back with code, state and a good signature", async () => {
    const asked = await visit(authorizePath());
    expect(asked.status).toBe(200);
    expect(await asked.text()).toContain('data-testid="approve-install"');
    const parameters = await approve();
    expect(parameters).toMatchObject({ state: "123456", shop: bogota });
    expect(await shopify.utils.validateHmac(parameters)).toBe(true);
  });

  test("does not ask a shop again that has approved", async () => {
    await approve();
    const answer = await visit(authorizePath());
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toContain(`${running.app.registration.redirectUrl}?`);
  });

  test.each([{ client_id: "other" }, { redirect_uri: "https://example.com/steal" }])(
    "refuses a wrong %o",
    async (overrides) => {
      expect((await visit(authorizePath(overrides))).status).toBe(400);
    },
  );
});

describe("the token endpoint", () => {
  test("gives an expiring token for a code, once", async () => {
    const { code = "" } = await approve();
    const { status, body } = await grant({ code, expiring: "1" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      scope: "write_payment_gateways,write_payment_sessions",
      expires_in: 3600,
      refresh_token_expires_in: 90 * 24 * 3600,
    });
    expect(await works(body.access_token)).toBe(true);
    expect((await grant({ code, expiring: "1" })).status).toBe(400);
  });

  test("gives a token without end when none is asked for", async () => {
    const { code = "" } = await approve();
    const { body } = await grant({ code });
    expect(Object.keys(body)).toEqual(["access_token", "scope"]);
    running.clock.now += 365 * dayMs;
    expect(await works(body.access_token)).toBe(true);
  });

  test("refuses a wrong secret, and a code of another shop", async () => {
    const { code = "" } = await approve();
    expect((await grant({ code, client_secret: "wrong" })).status).toBe(401);
    expect((await grant({ code }, lima)).status).toBe(400);
  });
});

describe("an expiring token", () => {
  const renew = (refresh_token: string) => grant({ grant_type: "refresh_token", refresh_token });

  test("is refused after 60 minutes, and a refresh gives a new pair", async () => {
    const first = running.sandbox.install(bogota);
    running.clock.now += 59 * minuteMs;
    expect(await works(first.access_token)).toBe(true);
    running.clock.now += minuteMs;
    expect(await works(first.access_token)).toBe(false);
    const { body } = await renew(first.refresh_token);
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect(await works(body.access_token)).toBe(true);
  });

  test("refreshed twice with one refresh token gives the same pair until that pair is refreshed", async () => {
    const first = running.sandbox.install(bogota);
    const [one, two] = [await renew(first.refresh_token), await renew(first.refresh_token)];
    expect(two.body).toEqual(one.body);
    await renew(one.body.refresh_token);
    expect((await renew(first.refresh_token)).status).toBe(400);
  });

  test("can be refreshed again for 30 days, with a living access token each time", async () => {
    const first = running.sandbox.install(bogota);
    await renew(first.refresh_token);
    running.clock.now += 29 * dayMs;
    expect(await works((await renew(first.refresh_token)).body.access_token)).toBe(true);
    running.clock.now += 2 * dayMs;
    expect((await renew(first.refresh_token)).status).toBe(400);
  });

  test("cannot be refreshed after 90 days, nor by another shop", async () => {
    const { refresh_token } = running.sandbox.install(bogota);
    expect((await grant({ grant_type: "refresh_token", refresh_token }, lima)).status).toBe(400);
    running.clock.now += 90 * dayMs;
    expect((await renew(refresh_token)).status).toBe(400);
  });
});

test("uninstalling kills the tokens first and then tells the app with a signed webhook", async () => {
  const { access_token } = running.sandbox.install(bogota);
  const answer = await running.sandbox.uninstall(bogota);
  expect(answer.status).toBe(200);
  expect(await works(access_token)).toBe(false);
  const webhook = running.app.webhooks.at(-1);
  expect(webhook?.path).toBe("/webhooks/shopify/payments");
  expect(webhook?.headers).toMatchObject({
    "x-shopify-topic": "app/uninstalled",
    "x-shopify-shop-domain": bogota,
  });
  const checked = await shopify.webhooks.validate({
    rawBody: webhook?.body ?? "",
    rawRequest: { method: "POST", url: "/", headers: webhook?.headers },
  });
  expect(checked).toMatchObject({ valid: true, topic: "APP_UNINSTALLED", domain: bogota });
});

test.each(["customers/data_request", "customers/redact", "shop/redact"] as const)(
  "%s is signed and names the shop",
  async (topic) => {
    const { session } = await running.sandbox.checkout({ shop: bogota });
    await running.sandbox.sendCompliance(topic, bogota);
    const webhook = running.app.webhooks.at(-1);
    expect(webhook?.headers["x-shopify-topic"]).toBe(topic);
    expect(JSON.parse(webhook?.body ?? "")).toMatchObject({ shop_domain: bogota });
    expect(session.shop).toBe(bogota);
  },
);
