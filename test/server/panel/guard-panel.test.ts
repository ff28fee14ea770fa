import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { panelRoutes, startGate } from "../../support/panel.ts";

let world: FlowWorld;
let gate: Awaited<ReturnType<typeof startGate>>;
beforeAll(async () => {
  world = await startFlowWorld();
  gate = await startGate(world);
});
afterAll(async () => {
  gate.close();
  await world.close();
});

const home = "/shopify/store";
const inFrame = `embedded=1&shop=${bogota}&host=abc&locale=es`;
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const whose = async (answer: Response) => ((await answer.json()) as { opened: string | null }).opened;

/** A token of ours, with some claims changed and signed anew. */
function forge(changes: Record<string, unknown>, secret = "store-secret"): string {
  const [head = "", body = ""] = world.shopify.sessionToken(bogota).split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
  const changed = Buffer.from(JSON.stringify({ ...claims, ...changes })).toString("base64url");
  return `${head}.${changed}.${createHmac("sha256", secret).update(`${head}.${changed}`).digest("base64url")}`;
}

describe("a merchant with Shopify's token", () => {
  it("is let in by the token in the first address, and by a bearer from then on", async () => {
    const token = world.shopify.sessionToken(bogota);
    expect(await whose(await gate.ask(`${home}?${inFrame}&id_token=${token}`))).toBe(bogota);
    expect(await whose(await gate.ask(`${home}/settings.data`, bearer(token)))).toBe(bogota);
  });

  it("sees the token's own shop, whatever shop the address names", async () => {
    const token = world.shopify.sessionToken(bogota);
    const answer = await gate.ask(`${home}?embedded=1&shop=tienda-lima.myshopify.com&id_token=${token}`);
    expect(await whose(answer)).toBe(bogota);
  });

  it("may be framed by that shop's admin and by nobody else", async () => {
    const answer = await gate.ask(`${home}?${inFrame}&id_token=${world.shopify.sessionToken(bogota)}`);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`frame-ancestors https://admin.shopify.com https://${bogota};`);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' https:\/\/bridge\.example\.com;/);
    expect(answer.headers.get("x-frame-options")).toBeNull();
  });
});

describe("S8: a token that is not good", () => {
  const minute = 60;
  const now = () => Math.floor(Date.now() / 1000);
  const bad: readonly (readonly [string, () => string])[] = [
    ["signed by somebody else", () => forge({}, "another secret")],
    ["of another app", () => forge({ aud: "another-app" })],
    ["that is over", () => forge({ exp: now() - minute })],
    ["that begins later", () => forge({ nbf: now() + minute })],
    ["of a shop that its issuer is not", () => forge({ dest: "https://tienda-lima.myshopify.com" })],
    ["cut short", () => world.shopify.sessionToken(bogota).slice(0, -1)],
  ];

  it.each(bad)("%s gets 401, and App Bridge is told to fetch another", async (_name, token) => {
    for (const init of [bearer(token()), { ...bearer(token()), method: "POST" }]) {
      const answer = await gate.ask(`${home}/settings.data`, init);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
    }
  });

  it.each(bad)("%s sends a document to fetch another, once", async (_name, token) => {
    const first = await gate.ask(`${home}/settings?${inFrame}&id_token=${token()}`);
    expect(first.status).toBe(302);
    const bounce = new URL(first.headers.get("location") ?? "", "https://recaudo.example.com");
    expect(bounce.pathname).toBe(`${home}/session-token`);
    const reload = new URL(bounce.searchParams.get("shopify-reload") ?? "");
    expect(reload.origin + reload.pathname).toBe(`https://recaudo.example.com${home}/settings`);
    expect(bounce.href).not.toContain(encodeURIComponent(token()));
    expect(reload.searchParams.has("id_token")).toBe(false);
    const second = await gate.ask(`${reload.pathname}${reload.search}&id_token=${token()}`);
    expect(await whose(second)).toBe("not_signed_in");
  });
});

describe("S8: without a token", () => {
  it.each(panelRoutes())(
    "$path gives nothing: 401 to fetches and forms, a bounce to documents",
    async ({ path }) => {
      const fetched = await gate.ask(`${path}.data`);
      const posted = await gate.ask(path, { method: "POST", body: new URLSearchParams({ intent: "x" }) });
      const withCookie = await gate.ask(`${path}.data`, { headers: { cookie: "setup=1; session=1" } });
      expect([fetched.status, posted.status, withCookie.status]).toEqual([401, 401, 401]);
      const document = await gate.ask(`${path}?${inFrame}`);
      expect(document.status).toBe(302);
      expect(document.headers.get("location")).toMatch(/^\/shopify\/store\/session-token\?/);
    },
  );

  it("outside of the frame the shop's admin opens the app", async () => {
    const answer = await gate.ask(`${home}/settings?shop=${bogota}`);
    expect(answer.headers.get("location")).toBe(`https://${bogota}/admin/apps/store-key`);
  });

  it.each(["", "?shop=evil.example.com", "?shop=evil.example.com&embedded=1", "?embedded=1"])(
    "and without a shop (%s) it goes nowhere and says how to come in",
    async (query) => {
      const answer = await gate.ask(`${home}${query}`);
      expect(answer.status).toBe(200);
      expect(await whose(answer)).toBe("not_signed_in");
      expect(answer.headers.get("content-security-policy")).toContain(
        "frame-ancestors https://admin.shopify.com;",
      );
    },
  );

  it.each([
    "/Shopify/store",
    "/shopify/%73tore",
    "//shopify/store",
    "/shopify/store.data.data",
    "/shopify/storefront",
  ])("%s is not taken for the panel, so its pages find no panel behind it", async (path) => {
    const answer = await gate.ask(`${path}?id_token=${world.shopify.sessionToken(bogota)}`);
    expect(await whose(answer)).toBeNull();
  });
});

describe("the page that fetches a token", () => {
  const tokenPage = (reload: string) =>
    gate.ask(
      `${home}/session-token?${inFrame}&${new URLSearchParams({ "shopify-reload": reload }).toString()}`,
    );

  it("holds Shopify's script and nothing else, in the shop's frame", async () => {
    const answer = await tokenPage(`https://recaudo.example.com${home}/settings`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toContain(bogota);
    expect(await answer.text()).toContain(
      `<script data-api-key="store-key" src="https://bridge.example.com/app-bridge.js"></script>`,
    );
  });

  it.each([
    "https://evil.example.com/shopify/store",
    "https://recaudo.example.com.evil.example.com/shopify/store",
    "https://recaudo.example.com@evil.example.com/shopify/store",
    "https://recaudo.example.com/pay/x",
    "javascript:alert(1)//recaudo.example.com/shopify/store",
    "",
  ])("hands no token to %s", async (reload) => {
    expect((await tokenPage(reload)).status).toBe(400);
  });
});
