import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createChance } from "../simulation/chance.ts";
import { checkInvariants } from "../support/invariants.ts";
import { startWorld, type World } from "../support/processes.ts";
import { waitUntil } from "../support/wait-until.ts";
import { askVoucher, isQuiet, openSession, payAtCounter, tokenOf, type PaymentLife } from "./payment-life.ts";

/** In continuous integration 41, which with the named points make 60; the nightly run sets more. */
const kills = Number(process.env["HISTORY_KILLS"] ?? "41");
const payments = Math.max(60, kills);
const shoppersAtOnce = 6;
/** Longer than any lease and sign of life: what a dead process held has come back by then. */
const patienceMs = 150_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test(
  `${kills} kills of web and worker at random moments, a shop that fails, ${payments} payments: each is paid once and told once`,
  { timeout: 200_000 + kills * 10_000 },
  async () => {
    const chance = createChance(17);
    let left = payments;
    const shoppers = Array.from({ length: shoppersAtOnce }, async () => {
      while (left > 0) {
        left -= 1;
        await payOnce();
      }
    });
    const everybody = Promise.all(shoppers);
    for (let kill = 0; kill < kills; kill += 1) {
      await wait(chance.between(50, 700));
      if (chance.of(0.3)) world.shopify.setFault("server_error", chance.between(1, 3));
      const role = chance.pick(["web", "worker"] as const);
      await world[role].kill();
      await world[role].start();
      // So that there is always somebody to be disturbed, the first shoppers come back with each kill.
      if (kill % 5 === 4) await payOnce();
    }
    await everybody;
    await waitUntil("no webhook waits", hasNoOpenWebhook, patienceMs);
    await isQuiet(world);
    await checkInvariants(world);
    const { rows } = await world.pool.query<{ state: string; told: string }>(
      "select payment.state, shop_sync.told from payment join shop_sync on shop_sync.payment_id = payment.id where payment.confirmed_minor > 0",
    );
    expect(rows.length).toBeGreaterThanOrEqual(payments);
    expect(rows.filter(({ state, told }) => state !== "paid" || told !== "paid")).toEqual([]);
  },
);

async function payOnce(): Promise<void> {
  const session = await openSession(world);
  const token = await untilItWorks(() => tokenOf(world, session));
  const life: PaymentLife = { session, token };
  await untilItWorks(async () => {
    await askVoucher(world, life);
    await payAtCounter(world, life);
  });
  await waitUntil(
    "the order is paid",
    () => world.shopify.orderOf(session.id)?.financialStatus === "PAID",
    patienceMs,
  );
}

/** Shopify and shoppers try again what a dying process did not answer. */
async function untilItWorks<Value>(attempt: () => Promise<Value>): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(300);
    }
  }
}

async function hasNoOpenWebhook(): Promise<boolean> {
  const { rows } = await world.pool.query("select from inbox where processed_at is null and dead_at is null");
  return rows.length === 0;
}
