import { afterAll, beforeAll, expect, test } from "vitest";
import { readPaymentQuery } from "../../../app/domain/payment-filters.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { staffOf } from "../../support/merchant-hand.ts";
import { openStore, order, paymentOfOrder } from "../../support/store-shop.ts";
import { checkOut, issue, payAtCounter, paymentOf, voucherOf } from "../../support/shopper.ts";

let world: FlowWorld;
let paid: string;
let waiting: string;
beforeAll(async () => {
  world = await startFlowWorld();
  paid = (await issue(world, { shop: bogota }, "efecty")).token;
  await payAtCounter(world, paid);
  await world.jobs.run();
  waiting = (await issue(world, { shop: bogota }, "efecty")).token;
}, 60_000);
afterAll(() => world.close());

async function ask(address: string) {
  const parameters = new URLSearchParams(address);
  const staff = await staffOf(world, bogota);
  return staff.listPayments(readPaymentQuery((name) => parameters.get(name)));
}

const idsOn = async (address: string) => (await ask(address)).payments.map(({ id }) => id);

test("a payment is found by every number that anybody has of it, as it is printed", async () => {
  const { id, sessionId, groupId } = await paymentOf(world, paid);
  const { gatewayPaymentId, externalReference, details } = await voucherOf(world, paid);
  const reference = details.reference ?? "";
  const grouped = reference.replace(/(\d{4})/g, "$1 ");
  for (const number of [
    id,
    id.toUpperCase(),
    sessionId,
    groupId,
    gatewayPaymentId ?? "",
    externalReference,
    reference,
    grouped,
  ]) {
    const page = await ask(new URLSearchParams({ search: number }).toString());
    expect(page, number).toMatchObject({ foundAs: "number", payments: [{ id }] });
  }
  expect(await ask(`search=${reference.slice(0, -1)}`)).toMatchObject({ payments: [], foundAs: null });
});

test("what no payment bears as a number is looked for as an exact amount", async () => {
  const page = await ask(new URLSearchParams({ search: "$ 38.900" }).toString());
  expect(page.foundAs).toBe("amount");
  expect(page.payments).toHaveLength(2);
  expect(await idsOn("search=38901")).toEqual([]);
});

test("filters narrow together, and days are the shop's own", async () => {
  const { id } = await paymentOf(world, paid);
  expect(await idsOn("state=paid")).toEqual([id]);
  expect(await idsOn("state=paid&method=efecty")).toEqual([id]);
  expect(await idsOn("state=paid&method=pagoefectivo")).toEqual([]);
  expect(await idsOn("mark=any")).toEqual([]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Bogota" }).format(world.clock.now());
  expect(await idsOn(`from=${today}&to=${today}`)).toHaveLength(2);
  expect(await idsOn("to=2020-01-01")).toEqual([]);
});

test("pages lead on and back, and back at the beginning the newest are there", async () => {
  for (let made = 0; made < 25; made += 1) await checkOut(world, { shop: bogota });
  const first = await ask("");
  expect(first).toMatchObject({ hasNewer: false, hasOlder: true });
  expect(first.payments).toHaveLength(25);
  const second = await ask(`after=${first.payments.at(-1)?.id}`);
  expect(second).toMatchObject({ hasNewer: true, hasOlder: false });
  expect(second.payments.map(({ id }) => id)).toEqual([
    (await paymentOf(world, waiting)).id,
    (await paymentOf(world, paid)).id,
  ]);
  const newcomer = await checkOut(world, { shop: bogota });
  const back = await ask(`before=${second.payments[0]?.id}`);
  expect(back.hasNewer).toBe(true);
  expect(back.payments).toEqual(first.payments);
  const top = await ask(`before=${back.payments[0]?.id}`);
  expect(top).toMatchObject({ hasNewer: false, hasOlder: true });
  expect(top.payments[0]?.id).toBe((await paymentOf(world, newcomer.token)).id);
});

test("an order is found by its name, with its mark or without, and its payment says which order it is", async () => {
  await openStore(world, bogota);
  const placed = await order(world);
  const { id } = await paymentOfOrder(world, placed);
  for (const name of [placed.name, placed.name.replace("#", ""), placed.id])
    expect(await ask(new URLSearchParams({ search: name }).toString()), name).toMatchObject({
      foundAs: "number",
      payments: [{ id, orderName: placed.name }],
    });
  const view = await (await staffOf(world, bogota)).viewPayment(id);
  expect(view?.orderName).toBe(placed.name);
  expect(view?.orderUrl).toContain(`/admin/orders/${placed.id}`);
});
