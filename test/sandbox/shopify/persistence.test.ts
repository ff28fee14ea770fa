import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startShopifySandbox, type ShopifySandbox } from "../../../sandbox/shopify/start.ts";
import { bogota, useSandbox } from "./running-sandbox.ts";

const running = useSandbox();
let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "recaudo-shopify-data-"));
});
afterAll(async () => {
  await rm(dataFolder, { recursive: true });
});

function start(): Promise<ShopifySandbox> {
  return startShopifySandbox({ port: 0, dataFolder, tls: running.tls, app: running.app.registration });
}

test("shops, tokens, sessions, orders, logs and a fault survive a restart", async () => {
  const first = await start();
  const { access_token: token } = first.install(bogota);
  const { session } = await first.checkout({ shop: bogota });
  const query = `mutation { paymentSessionResolve(id: "${session.gid}") { userErrors { message } } }`;
  const call = (sandbox: ShopifySandbox): Promise<Response> =>
    fetch(`${sandbox.url}/shops/${bogota}/payments_apps/api/2026-10/graphql.json`, {
      method: "POST",
      headers: { "x-shopify-access-token": token },
      body: JSON.stringify({ query }),
    });
  await call(first);
  first.setFault("throttled", 3);
  await first.close();

  const second = await start();
  expect(second.state).toEqual(first.state);
  expect(second.orderOf(session.id)).toMatchObject({ name: "#1001", financialStatus: "PAID" });
  second.setFault(null);
  expect((await call(second)).status).toBe(200);
  expect(second.callsAbout(session.gid).map(({ outcome }) => outcome)).toEqual(["applied", "repeated"]);
  await second.close();
});

test("the state is on the disk soon after a change, whole, and for its owner only", async () => {
  const sandbox = await start();
  const { session } = await sandbox.checkout({ shop: bogota });
  await new Promise((done) => setTimeout(done, 300));
  const survivor = await start();
  expect(survivor.state.payments.get(session.id)).toEqual(session);
  expect(await readdir(dataFolder)).toEqual(["shopify.json"]);
  expect((await stat(join(dataFolder, "shopify.json"))).mode & 0o777).toBe(0o600);
  await sandbox.close();
  await survivor.close();
});
