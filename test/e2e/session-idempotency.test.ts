import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { countRows } from "../support/count-rows.ts";
import { checkInvariants } from "../support/invariants.ts";
import { bogota, lima, startWorld, type World } from "../support/processes.ts";
import { sessionBody } from "../support/session-request.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

const at20 = (post: () => ReturnType<World["shopify"]["send"]>) =>
  Promise.all(Array.from({ length: 20 }, post));

async function rowsOf(sessionId: string): Promise<number> {
  const { rows } = await world.pool.query("select from payment where session_id = $1", [sessionId]);
  return rows.length;
}

test("R4: twenty equal requests at once, and twenty more after a crash, get one answer to the byte and make one payment", async () => {
  const body = sessionBody();
  const { id } = JSON.parse(body) as { id: string };
  const first = await at20(() => world.shopify.send("payment", bogota, body));
  await world.web.kill();
  await world.web.start();
  const second = await at20(() => world.shopify.send("payment", bogota, body));
  const answers = [...first, ...second].map((answer) => `${answer.status} ${answer.body}`);
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^200 \{"redirect_url":"http:\/\/localhost:\d+\/pay\/[\w-]{22}"\}$/);
  expect(await rowsOf(id)).toBe(1);
});

test("R5: another body under a known id gets the first answer, changes nothing and raises one alert", async () => {
  const body = sessionBody();
  const { id } = JSON.parse(body) as { id: string };
  const first = await world.shopify.send("payment", bogota, body);
  const tampered = JSON.stringify({ ...(JSON.parse(body) as object), amount: "1000.00" });
  const second = await world.shopify.send("payment", bogota, tampered);
  expect([second.status, second.body]).toEqual([first.status, first.body]);
  const { rows: payments } = await world.pool.query(
    "select amount_minor from payment where session_id = $1",
    [id],
  );
  expect(payments).toEqual([{ amount_minor: "3890000" }]);
  const { rows: alerts } = await world.pool.query("select kind from alert where detail->>'payment_id' = $1", [
    id,
  ]);
  expect(alerts).toEqual([{ kind: "session_changed" }]);
});

test("two shops may use the same session id: each gets its own payment", async () => {
  const body = sessionBody();
  const soles = JSON.stringify({ ...(JSON.parse(body) as object), amount: "38.90", currency: "PEN" });
  const first = await world.shopify.send("payment", bogota, body);
  const second = await world.shopify.send("payment", lima, soles);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.redirectUrl).not.toBe(first.redirectUrl);
});

describe("what cannot be taken", () => {
  const refused = [
    { name: "a shop without the app", shop: "unknown-shop.myshopify.com", body: sessionBody(), status: 403 },
    { name: "a shop that is no shop", shop: "shop.example.com", body: sessionBody(), status: 400 },
    { name: "a body of 100 kB", shop: bogota, body: sessionBody({ note: "x".repeat(100_000) }), status: 413 },
    { name: "half a body", shop: bogota, body: sessionBody().slice(0, 200), status: 400 },
    { name: "no body", shop: bogota, body: "", status: 400 },
    { name: "a list", shop: bogota, body: "[]", status: 400 },
    { name: "nesting without end", shop: bogota, body: "[".repeat(60_000), status: 400 },
    { name: "an id that is no text", shop: bogota, body: sessionBody({ id: { $ne: null } }), status: 400 },
    {
      name: "a way back that runs script",
      shop: bogota,
      body: sessionBody({ payment_method: { data: { cancel_url: "javascript:alert(1)" } } }),
      status: 400,
    },
    { name: "an unknown currency", shop: bogota, body: sessionBody({ currency: "XXX" }), status: 422 },
    { name: "an amount in words", shop: bogota, body: sessionBody({ amount: "1e5" }), status: 422 },
    {
      name: "three digits after the point",
      shop: bogota,
      body: sessionBody({ amount: "38900.001" }),
      status: 422,
    },
    { name: "nothing to pay", shop: bogota, body: sessionBody({ amount: "0.00" }), status: 422 },
    { name: "less than nothing", shop: bogota, body: sessionBody({ amount: "-1.00" }), status: 422 },
  ];
  test.each(refused)("$name is answered $status, and nothing is stored", async ({ shop, body, status }) => {
    const before = await countRows(world.pool);
    expect((await world.shopify.send("payment", shop, body)).status).toBe(status);
    expect(await countRows(world.pool)).toEqual(before);
  });

  test.each([
    ["centavos", { amount: "12345.50" }, "Este valor no se puede pagar en efectivo"],
    ["dollars", { amount: "12.50", currency: "USD" }, "Esta moneda no se puede pagar en efectivo"],
  ])("%s lead to a page that says why, and nothing is stored", async (_name, change, heading) => {
    const before = await countRows(world.pool);
    const answer = await world.shopify.send("payment", bogota, sessionBody(change));
    expect(answer.status).toBe(200);
    expect(await (await fetch(answer.redirectUrl ?? "")).text()).toContain(heading);
    expect(await countRows(world.pool)).toEqual(before);
  });

  test.each(["refund", "capture", "void"] as const)(
    "a %s of another shop's payment is as unknown as one that never was",
    async (kind) => {
      const { session } = await world.shopify.checkout({ shop: bogota });
      const before = await countRows(world.pool);
      const ask = (paymentId: string) => world.shopify.send(kind, lima, followUpBody(kind, paymentId));
      const [stolen, missing] = [await ask(session.id), await ask("never-was")];
      expect(stolen.status).toBe(404);
      expect(stolen.body).toBe(missing.body);
      expect(await countRows(world.pool)).toEqual(before);
    },
  );

  test("S1: a forged webhook is refused, one for an unknown account is not found, and nothing is stored", async () => {
    const { rows } = await world.pool.query<{ id: string }>("select id from gateway_account limit 1");
    const ring = (account: string) =>
      fetch(`${world.url}/webhooks/gateways/mercado-pago/${account}?data.id=123&type=payment`, {
        method: "POST",
        headers: { "x-signature": `ts=${Date.now()},v1=${"0".repeat(64)}`, "x-request-id": "forged" },
        body: JSON.stringify({ type: "payment", data: { id: "123" }, action: "payment.updated" }),
      });
    const before = await countRows(world.pool);
    expect((await ring(rows[0]?.id ?? "")).status).toBe(401);
    expect((await ring("00000000-0000-4000-8000-000000000000")).status).toBe(404);
    expect(await countRows(world.pool)).toEqual(before);
  });
});

test("after all of this the server never failed and is well", async () => {
  const metrics = await (await fetch(world.metricsUrl)).text();
  expect(metrics).toMatch(/recaudo_request_seconds_count\{endpoint="sessions",status="422"\} \d/);
  expect(metrics).not.toMatch(/recaudo_request_seconds_count\{[^}]*status="5/);
  expect((await fetch(`${world.url}/readyz`)).status).toBe(200);
  expect(world.web.printed()).toBe("");
});

const gidTypes = { refund: "RefundSession", capture: "CaptureSession", void: "VoidSession" };

function followUpBody(kind: keyof typeof gidTypes, paymentId: string): string {
  const id = crypto.randomUUID();
  const common = { id, gid: `gid://shopify/${gidTypes[kind]}/${id}`, payment_id: paymentId, test: false };
  const money = kind === "void" ? {} : { amount: "38900.00", currency: "COP" };
  return JSON.stringify({ ...common, ...money, merchant_locale: "es", proposed_at: "2026-11-20T10:11:12Z" });
}
