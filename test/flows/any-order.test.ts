import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fact } from "../../app/domain/fact.ts";
import { money } from "../../app/domain/money.ts";
import { recordFacts } from "../../app/flows/record-facts.ts";
import type { Payment } from "../../app/ports/records.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { checkOut, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const told = { attempt: 1, source: "webhook", occurredAt: null, gatewayPaymentId: "7001" } as const;
const whole = money(3_890_000n, "COP");
/** One voucher that ran out, was paid all the same, and went back in part; part of it was accounted for. */
const facts: readonly Fact[] = [
  { ...told, kind: "voucher_issued", key: "voucher:1:issued" },
  { ...told, kind: "expired", key: "g:7001:expired" },
  { ...told, kind: "confirmed", key: "g:7001:confirmed", amount: whole },
  { ...told, kind: "refunded", key: "g:7001:refunded:1", eventId: "1", amount: money(100_000n, "COP") },
  { ...told, kind: "settled", key: "g:7001:settled:1", eventId: "1", amount: money(3_790_000n, "COP") },
];

test("R3: facts told in any order, by anyone, again and again, end in the same state and the same ledger", async () => {
  const ends: string[] = [];
  for (const [at, order] of permutationsOf(facts).entries()) {
    // Every fifth order is enough for a database: the rest is proved on the pure rules (test/domain).
    if (at % 5 !== 0) continue;
    const { token } = await checkOut(world, { shop: bogota });
    const payment = await paymentOf(world, token);
    const again = order.map((fact): Fact => ({ ...fact, source: "poll", occurredAt: new Date(0) }));
    for (const fact of [...order, ...again.toReversed()]) await record(payment, [fact]);
    await record(payment, again);
    ends.push(await readEnd(payment));
  }
  expect(ends).toHaveLength(24);
  expect(new Set(ends)).toEqual(
    new Set([
      JSON.stringify({
        ...{ state: "partially_refunded", marks: ["late"], confirmed: "3890000", refunded: "100000" },
        ...{
          settled: "3790000",
          gateway_receivable: "0",
          settlement_clearing: "3790000",
          shop_sales: "-3790000",
        },
      }),
    ]),
  );
  await world.jobs.run();
  await checkInvariants(world);
});

async function record({ shop, id }: Payment, news: readonly Fact[]): Promise<void> {
  await world.container.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shop.id, id);
    if (!payment) throw new Error("no payment");
    await recordFacts(tx, payment, news);
  });
}

async function readEnd({ id }: Payment): Promise<string> {
  const payment = await world.pool.query<object>(
    `select state, marks, confirmed_minor::text as confirmed, refunded_minor::text as refunded,
      settled_minor::text as settled from payment where id = $1`,
    [id],
  );
  const ledger = await world.pool.query<{ account: string; sum: string }>(
    "select account, sum(amount_minor)::text as sum from ledger_posting where payment_id = $1 group by account order by account",
    [id],
  );
  const balances = Object.fromEntries(ledger.rows.map(({ account, sum }) => [account, sum]));
  return JSON.stringify({ ...payment.rows[0], ...balances });
}

function permutationsOf<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) => permutationsOf(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
