import { afterAll, beforeAll, expect, test } from "vitest";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { alertsOf, checkOut, count } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

test("R4: twenty parallel repeats of one session get the same bytes and make one payment", async () => {
  const { session } = await checkOut(world, { shop: bogota });
  const before = await count(world, "payment");
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.shopify.repeat(session.id)));
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(answers.every((answer) => answer.status === 200)).toBe(true);
  expect(await count(world, "payment")).toBe(before);
});

test("R4: parallel first arrivals of one session make one payment with one answer", async () => {
  const { session } = await checkOut(world, { shop: bogota });
  const body = session.requestBody.replaceAll(session.id, `${session.id}-twin`);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => world.shopify.send("payment", bogota, body)),
  );
  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(await count(world, `payment where session_id = '${session.id}-twin'`)).toBe(1);
});

test("R5: the same session id with another amount gets the first answer and raises an alert", async () => {
  const { session, token } = await checkOut(world, { shop: bogota });
  const changed = session.requestBody.replace('"38900.00"', '"1.00"');
  expect(changed).not.toBe(session.requestBody);
  const answer = await world.shopify.send("payment", bogota, changed);
  expect(answer.body).toContain(token);
  expect((await world.container.payments.findByToken(token))?.amount.minor).toBe(3_890_000n);
  expect(await alertsOf(world)).toContain("session_changed");
});

test("a shop that never installed is refused and leaves nothing", async () => {
  const before = await count(world, "payment");
  const { answer } = await world.shopify.checkout({
    shop: "stranger.myshopify.com",
    amount: "5000.00",
    currency: "COP",
  });
  expect(answer.status).toBe(403);
  expect(await count(world, "payment")).toBe(before);
});

test.each([
  {
    name: "centavos, which the network cannot take",
    order: { shop: bogota, amount: "12345.50" },
    problem: "centavos_not_payable",
  },
  {
    name: "a currency no gateway takes in cash",
    order: { shop: bogota, amount: "10.00", currency: "USD" },
    problem: "currency_not_offered",
  },
])("M3: $name leads to a page that says so, with nothing stored", async ({ order, problem }) => {
  const before = await count(world, "payment");
  const { session, answer } = await world.shopify.checkout(order);
  const notice = /\/pay\/refused\/(.+)$/.exec(answer.redirectUrl ?? "")?.[1] ?? "";
  const read = await world.pages.readRefusal(notice);
  expect(read?.problem).toBe(problem);
  expect(read?.cancelUrl).toContain("canceled=1");
  expect(await world.pages.readRefusal(`${notice.slice(0, -2)}xx`)).toBeNull();
  expect((await world.shopify.repeat(session.id)).body).toBe(answer.body);
  expect(await count(world, "payment")).toBe(before);
});

test.each([
  { name: "nonsense", body: "}{", status: 400 },
  { name: "an unknown currency", body: (text: string) => text.replace('"COP"', '"ZZZ"'), status: 422 },
  {
    name: "an amount with too many digits",
    body: (text: string) => text.replace('"38900.00"', '"38900.001"'),
    status: 422,
  },
  { name: "a negative amount", body: (text: string) => text.replace('"38900.00"', '"-5"'), status: 422 },
  { name: "a body beyond the limit", body: (text: string) => text + " ".repeat(70_000), status: 413 },
])("$name is refused with $status and leaves nothing", async ({ body, status }) => {
  const { session } = await checkOut(world, { shop: bogota });
  const before = await count(world, "payment");
  const fresh = session.requestBody.replaceAll(session.id, `${session.id}-bad`);
  const answer = await world.shopify.send("payment", bogota, typeof body === "string" ? body : body(fresh));
  expect(answer.status).toBe(status);
  expect(await count(world, "payment")).toBe(before);
});

test("amounts outside the gateway's limits keep the shopper on a page that names the limit", async () => {
  const small = await checkOut(world, { shop: bogota, amount: "900.00" });
  const page = await world.pages.showPayment(small.token);
  expect(page.ok && page.value.stage).toMatchObject({
    kind: "problem",
    problem: "amount_too_small",
    bound: { minor: 500_000n },
  });
  const large = await checkOut(world, { shop: lima, amount: "99999.00" });
  const other = await world.pages.showPayment(large.token);
  expect(other.ok && other.value.stage).toMatchObject({ kind: "problem", problem: "amount_too_large" });
  await world.pages.requestVoucher(small.token, {
    method: "efecty",
    email: "",
    documentType: "CC",
    documentNumber: "1032456789",
  });
  expect(await count(world, "voucher")).toBe(0);
});

test("a link nobody used in three days has ended, and after another four months it is gone", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  world.advance(73 * 3_600_000);
  const late = await world.pages.showPayment(token);
  expect(late.ok && late.value.stage).toMatchObject({ kind: "problem", problem: "link_expired" });
  world.advance(120 * 86_400_000);
  expect(await world.pages.showPayment(token)).toEqual({ ok: false, error: "gone" });
  expect(await world.pages.showPayment("A".repeat(22))).toEqual({ ok: false, error: "not_found" });
});
