import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pollPayments } from "../../app/flows/poll-payments.ts";
import type { Gateway } from "../../app/ports/gateway.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { takeCash } from "../support/other-gateways.ts";
import { alertsOf, issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
const tokens: string[] = [];
beforeAll(async () => {
  world = await startFlowWorld();
  for (let made = 0; made < 24; made += 1)
    tokens.push((await issue(world, { shop: bogota }, "efecty")).token);
  tokens.push((await issue(world, { shop: lima }, "pagoefectivo")).token);
});
beforeEach(async () => {
  await world.container.budgets.flush();
  await world.pool.query("delete from rate_budget");
  await world.pool.query(
    "update voucher set next_poll_at = now() - interval '1 second', poll_urgency = 1, poll_failures = 0",
  );
});
afterEach(() => world.mercadoPago.faults.clear());
afterAll(() => world.close());

/** Polls with a budget of so many calls, and tells which payments were asked about, in order. */
async function pollWith(callsPerMinute: number): Promise<string[]> {
  const asked: string[] = [];
  const withBudget = (gateway: Gateway): Gateway => ({
    ...gateway,
    rateBudget: { ...gateway.rateBudget, callsPerMinute },
    findPayment(access, lookup) {
      if ("gatewayPaymentId" in lookup) asked.push(lookup.gatewayPaymentId);
      return gateway.findPayment(access, lookup);
    },
  });
  const { container } = world;
  const deps = {
    ...container,
    findGateway: (id: string) => withBudget(container.findGateway(id)),
    findGatewayToPoll: (id: string) => withBudget(container.findGatewayToPoll(id)),
  };
  await pollPayments(deps, world.clock.now());
  return asked;
}

const idOf = async (token: string): Promise<string> => (await voucherOf(world, token)).gatewayPaymentId ?? "";
const setUrgency = async (token: string | undefined, urgency: number): Promise<string> => {
  const voucher = await voucherOf(world, token ?? "");
  await world.pool.query("update voucher set poll_urgency = $2 where id = $1", [voucher.id, urgency]);
  return voucher.gatewayPaymentId ?? "";
};

describe("a round of polling", () => {
  test("asks about all that is due while the budget lasts, and about each once", async () => {
    const asked = await pollWith(600);
    expect(asked.length).toBe(25);
    expect(new Set(asked).size).toBe(25);
    expect(await pollWith(600)).toEqual([]);
  });

  test("spends a short budget on what is urgent: near the deadline first, the oldest last", async () => {
    const late = await setUrgency(tokens[3], 2);
    const near = await setUrgency(tokens[21], 0);
    const asked = await pollWith(10);
    expect(asked).toContain(near);
    expect(asked).not.toContain(late);
    const ofBogota = asked.filter((id) => id !== "").length;
    expect(ofBogota).toBe(11);
  });

  test("lets nothing wait for ever behind urgent ones", async () => {
    const [waiting] = [await idOf(tokens[5] ?? "")];
    await world.pool.query("update voucher set poll_urgency = 0 where gateway_payment_id <> $1", [waiting]);
    await world.pool.query(
      "update voucher set next_poll_at = now() - interval '11 minutes' where gateway_payment_id = $1",
      [waiting],
    );
    expect(await pollWith(5)).toContain(waiting);
  });

  test("gives every account its turn: one shop's flood does not starve another", async () => {
    const alone = await idOf(tokens[24] ?? "");
    const asked = await pollWith(600);
    // Three batches of the flood; the lone voucher does not come after them all.
    expect(asked.indexOf(alone)).toBeLessThan(24);
    await world.pool.query("update voucher set next_poll_at = now() - interval '1 second'");
    await world.pool.query(
      "update rate_budget set milli_tokens = -5000, refilled_at = now() + interval '1 hour' where shop_id <> (select shop_id from voucher where gateway_payment_id = $1)",
      [alone],
    );
    expect(await pollWith(600)).toEqual([alone]);
  });

  test("stops asking an account that said 'too many' for as long as it said, whoever heard it", async () => {
    world.mercadoPago.faults.add({ kind: "rate_limited", retryAfterSeconds: 90, times: 1 });
    const voucher = await voucherOf(world, tokens[0] ?? "");
    const access = await world.container.accounts.access(voucher.shopId, voucher.accountId);
    if (!access) throw new Error("no account");
    const lookup = { gatewayPaymentId: voucher.gatewayPaymentId ?? "" };
    await world.container.findGateway("mercado-pago").findPayment(access, lookup);
    const alone = await idOf(tokens[24] ?? "");
    expect(await pollWith(600)).toEqual([alone]);
    const { rows } = await world.pool.query<{ seconds: number }>(
      "select extract(epoch from blocked_until - now())::int as seconds from rate_budget where blocked_until is not null",
    );
    expect(rows[0]?.seconds).toBeGreaterThan(80);
    await world.pool.query("update rate_budget set blocked_until = now() - interval '1 second'");
    expect((await pollWith(600)).length).toBe(24);
  });

  test("goes on with the others when one account's gateway does not answer, and asks that one a batch only", async () => {
    world.mercadoPago.faults.add({ kind: "error_500", method: "GET" });
    expect((await pollWith(600)).length).toBe(11);
  });
});

describe("calls for shoppers", () => {
  test("are counted, a call for each voucher and each webhook's look-up", async () => {
    const before = world.mercadoPago.requests().length;
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    await takeCash(world, token);
    await expect
      .poll(async () => {
        await world.jobs.run();
        return (await paymentOf(world, token)).state;
      })
      .toBe("paid");
    const { accountId } = await voucherOf(world, token);
    await world.container.budgets.flush();
    const text = "select window_calls from rate_budget where gateway_account_id = $1";
    const { rows } = await world.pool.query<{ window_calls: string }>(text, [accountId]);
    const made = world.mercadoPago.requests().length - before;
    expect(made).toBeGreaterThanOrEqual(2);
    expect(rows).toEqual([{ window_calls: String(made) }]);
  });

  test("are made when the budget is spent, and are counted in it", async () => {
    await world.pool.query("update voucher set next_poll_at = null");
    const voucher = await voucherOf(world, tokens[0] ?? "");
    const budget = { callsPerMinute: 5 };
    const { budgets } = world.container;
    expect(await budgets.take(voucher.shopId, voucher.accountId, budget, 9)).toBe(5);
    for (let call = 0; call < 4; call += 1) budgets.count(voucher.accountId, budget);
    await budgets.flush();
    const { rows } = await world.pool.query<{ milli_tokens: string; window_calls: string }>(
      "select milli_tokens, window_calls from rate_budget where gateway_account_id = $1",
      [voucher.accountId],
    );
    expect(Number(rows[0]?.milli_tokens)).toBeLessThanOrEqual(-3_900);
    expect(rows[0]?.window_calls).toBe("9");
    expect(await budgets.take(voucher.shopId, voucher.accountId, budget, 1)).toBe(0);
  });
});

describe("a budget running short", () => {
  const alerts = async () => (await alertsOf(world)).filter((kind) => kind === "rate_budget_low").length;

  test("is one alert at 80 % of a window, which goes by itself when calls are few again", async () => {
    await pollWith(3);
    await pollWith(3);
    expect(await alerts()).toBe(0);
    await world.pool.query("update rate_budget set window_calls = 24");
    await world.pool.query("update voucher set next_poll_at = now() + interval '1 hour'");
    await pollWith(3);
    await pollWith(3);
    expect(await alerts()).toBe(2);
    await world.pool.query("update rate_budget set window_started_at = now() - interval '25 minutes'");
    await pollWith(3);
    expect(await alerts()).toBe(0);
  });

  test("is an alert when look-ups fall behind their plan", async () => {
    await world.pool.query("update voucher set next_poll_at = now() - interval '6 minutes'");
    await pollWith(2);
    expect(await alerts()).toBe(1);
    await pollWith(600);
    await world.pool.query("update rate_budget set milli_tokens = 600000");
    await pollWith(600);
    expect(await alerts()).toBe(0);
  });
});
