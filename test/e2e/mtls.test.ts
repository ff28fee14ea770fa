import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createAppProcess, type AppProcess } from "../support/app-process.ts";
import { countRows } from "../support/count-rows.ts";
import { freePort } from "../support/free-port.ts";
import { checkInvariants } from "../support/invariants.ts";
import { postTls } from "../support/post-tls.ts";
import { startWorld, type World } from "../support/processes.ts";
import { sessionBody, sessionHeaders } from "../support/session-request.ts";

const paths = ["sessions", "refunds", "captures", "voids"].map((name) => `/shopify/payments/${name}`);
const proxyHeader = { "ssl-client-verify": "SUCCESS" };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

/** Sends a good session request to every session address of a listener. */
function knockOverTls(
  client: { cert: string; key: string } | null,
  extra: Record<string, string> = {},
): Promise<number[]> {
  const headers = { ...sessionHeaders, ...extra };
  const posts = paths.map((path) =>
    postTls(world, { url: world.mtlsUrl + path, body: sessionBody(), headers, client }),
  );
  return Promise.all(posts).then((answers) => answers.map(({ status }) => status));
}

async function knockPlainly(url: string, extra: Record<string, string> = {}): Promise<number[]> {
  const headers = { ...sessionHeaders, ...extra };
  const posts = paths.map((path) => fetch(url + path, { method: "POST", headers, body: sessionBody() }));
  return (await Promise.all(posts)).map(({ status }) => status);
}

async function expectNothingStored(knock: () => Promise<number[]>): Promise<void> {
  const before = await countRows(world.pool);
  expect(await knock()).toEqual([403, 403, 403, 403]);
  expect(await countRows(world.pool)).toEqual(before);
}

describe("the listener that checks certificates itself", () => {
  test("S7: lets Shopify's certificate in, and stores the session", async () => {
    const { payment } = await countRows(world.pool);
    const options = {
      url: world.mtlsUrl + "/shopify/payments/sessions",
      body: sessionBody(),
      headers: sessionHeaders,
    };
    const answer = await postTls(world, { ...options, client: world.tls.client });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/^\{"redirect_url":"http:\/\/localhost:\d+\/pay\/[\w-]{22}"\}$/);
    expect((await countRows(world.pool))["payment"]).toBe((payment ?? 0) + 1);
  });

  test.each([
    ["signed by another authority", () => world.tls.wrongCaClient],
    ["that expired", () => world.tls.expiredClient],
    ["signed by itself", () => world.tls.selfSignedClient],
    ["that is not there at all", () => null],
  ])("S7: refuses a certificate %s at all four addresses, and stores nothing", async (_name, client) => {
    await expectNothingStored(() => knockOverTls(client()));
  });

  test("S7: does not believe a proxy's header, neither over TLS nor over plain http", async () => {
    await expectNothingStored(() => knockOverTls(null, proxyHeader));
    await expectNothingStored(() => knockPlainly(world.url, proxyHeader));
  });

  test("S7: has no plain way to the session addresses, however they are spelled", async () => {
    await expectNothingStored(() => knockPlainly(world.url));
    const before = await countRows(world.pool);
    for (const path of [
      "/shopify/payments/sessions/",
      "/shopify/payments/sessions?x=1",
      "//shopify/payments/sessions",
      "/shopify/payments/%73essions",
    ]) {
      const { status } = await fetch(world.url + path, {
        method: "POST",
        headers: sessionHeaders,
        body: sessionBody(),
      });
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
    }
    expect(await countRows(world.pool)).toEqual(before);
  });

  test("counts whom it refused, by reason", async () => {
    const metrics = await (await fetch(world.metricsUrl)).text();
    for (const reason of ["no_certificate", "wrong_authority", "expired", "plain_connection"]) {
      expect(metrics).toMatch(
        new RegExp(`recaudo_client_certificates_refused_total\\{reason="${reason}"\\} [1-9]`),
      );
    }
  });
});

describe("behind a proxy that checks certificates", () => {
  let near: { url: string; process: AppProcess };
  let far: { url: string; process: AppProcess };
  beforeAll(async () => {
    near = await startBehindProxy("127.0.0.1");
    far = await startBehindProxy("10.0.0.1");
  });
  afterAll(() => Promise.all([near.process.kill(), far.process.kill()]));

  async function startBehindProxy(trusted: string) {
    const port = String(await freePort());
    const mode = { SHOPIFY_MTLS_MODE: "proxy", SHOPIFY_MTLS_TRUSTED_PROXIES: trusted };
    const process = createAppProcess("web", {
      ...world.env,
      ...mode,
      PORT: port,
      METRICS_PORT: String(await freePort()),
    });
    await process.start();
    return { url: `http://127.0.0.1:${port}`, process };
  }

  test("S7: the trusted proxy's word opens the session address", async () => {
    const headers = { ...sessionHeaders, ...proxyHeader };
    const answer = await fetch(`${near.url}/shopify/payments/sessions`, {
      method: "POST",
      headers,
      body: sessionBody(),
    });
    expect(answer.status).toBe(200);
  });

  test.each([
    ["is missing", {}],
    ["says that there was none", { "ssl-client-verify": "NONE" }],
    ["says that it failed", { "ssl-client-verify": "FAILED:certificate has expired" }],
    ["is said in other words", { "ssl-client-verify": "success" }],
  ])("a header that %s opens nothing", async (_name, header: Record<string, string>) => {
    await expectNothingStored(() => knockPlainly(near.url, header));
  });

  test("S7: the right header from an address that is not the proxy's opens nothing", async () => {
    await expectNothingStored(() => knockPlainly(far.url, { ...proxyHeader, "x-forwarded-for": "10.0.0.1" }));
  });
});
