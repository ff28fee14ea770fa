import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { refill, take } from "../../app/domain/rate-budget.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";

let world: FlowWorld;
let account: { readonly shopId: string; readonly accountId: string };
beforeAll(async () => {
  world = await startFlowWorld();
  const shop = await world.container.shops.findByDomain(bogota);
  const [first] = await world.container.accounts.list(shop?.id ?? "");
  account = { shopId: shop?.id ?? "", accountId: first?.id ?? "" };
});
beforeEach(async () => {
  await world.container.budgets.flush();
  await world.pool.query("delete from rate_budget");
});
afterAll(() => world.close());

const takeCalls = (callsPerMinute: number, wanted: number): Promise<number> =>
  world.container.budgets.take(account.shopId, account.accountId, { callsPerMinute }, wanted);

async function row(): Promise<Record<string, string>> {
  const { rows } = await world.pool.query<Record<string, string>>(
    "select milli_tokens, window_calls, last_window_calls from rate_budget where gateway_account_id = $1",
    [account.accountId],
  );
  return rows[0] ?? {};
}

// One call a second, and 300 thousandths beside whole calls: the moment a statement takes never makes a call more.
test.each([
  [300, 0, 5],
  [1_300, 0, 5],
  [9_300, 0, 5],
  [300, 4_000, 10],
  [-3_700, 3_000, 10],
  [-3_700, 9_000, 10],
  [300, 3_600_000, 100],
])(
  "with %i thousandths left %i ms ago, of %i calls it grants what the rule says",
  async (milli, ago, wanted) => {
    await takeCalls(60, 0);
    const set = `update rate_budget set milli_tokens = $1, refilled_at = clock_timestamp() - make_interval(secs => $2)`;
    await world.pool.query(set, [milli, ago / 1000]);
    const then = new Date(0);
    const filled = refill(
      { milliTokens: BigInt(milli), refilledAt: then },
      { callsPerMinute: 60 },
      new Date(ago),
    );
    const ruled = take(filled, wanted);
    expect(await takeCalls(60, wanted)).toBe(ruled.granted);
    const { milli_tokens: left } = await row();
    expect(Number(left) - Number(ruled.left)).toBeGreaterThanOrEqual(0);
    expect(Number(left) - Number(ruled.left)).toBeLessThan(700);
  },
);

test("50 workers at once are granted together what one bucket holds, and not a call more", async () => {
  const granted = await Promise.all(Array.from({ length: 50 }, () => takeCalls(100, 5)));
  const sum = granted.reduce((total, each) => total + each, 0);
  // What flows in while they ask is a call or two.
  expect(sum).toBeGreaterThanOrEqual(100);
  expect(sum).toBeLessThanOrEqual(105);
  expect((await row())["window_calls"]).toBe(String(sum));
});

test("calls made anyway are a debt of one bucket at most", async () => {
  const { budgets } = world.container;
  await takeCalls(10, 10);
  for (let call = 0; call < 500; call += 1) budgets.count(account.accountId, { callsPerMinute: 10 });
  expect(await takeCalls(10, 1)).toBe(0);
  expect((await row())["milli_tokens"]).toBe("-10000");
});

test("a window that is over becomes the last one, and one long over counts for nothing", async () => {
  await takeCalls(60, 7);
  await world.pool.query(
    "update rate_budget set window_started_at = window_started_at - interval '11 minutes'",
  );
  await takeCalls(60, 2);
  expect(await row()).toMatchObject({ window_calls: "2", last_window_calls: "7" });
  await world.pool.query(
    "update rate_budget set window_started_at = window_started_at - interval '21 minutes'",
  );
  expect((await world.container.budgets.listUse())[0]).toMatchObject({
    windowCalls: 0n,
    lastWindowCalls: 0n,
  });
  await takeCalls(60, 1);
  expect(await row()).toMatchObject({ window_calls: "1", last_window_calls: "0" });
});

test("a longer block stands when a shorter one is told", async () => {
  const { budgets } = world.container;
  await budgets.block(account.accountId, { callsPerMinute: 60 }, 300);
  await budgets.block(account.accountId, { callsPerMinute: 60 }, 5);
  expect(await takeCalls(60, 5)).toBe(0);
  const { rows } = await world.pool.query<{ seconds: number }>(
    "select extract(epoch from blocked_until - now())::int as seconds from rate_budget where blocked_until is not null",
  );
  expect(rows[0]?.seconds).toBeGreaterThan(290);
});
