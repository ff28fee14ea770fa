import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WebhookDelivery } from "../../sandbox/gateways/mercado-pago/webhooks.ts";
import { createChance } from "../simulation/chance.ts";
import { checkInvariants } from "../support/invariants.ts";
import { startOwnDatabase, type OwnDatabase } from "../support/own-database.ts";
import { startWorld, type World } from "../support/processes.ts";
import { waitUntil } from "../support/wait-until.ts";
import { askVoucher, isQuiet, openSession, payAtCounter, tokenOf } from "./payment-life.ts";

/** In continuous integration these and the named points make sixty; `npm run crash` sets more. */
const kills = Number(process.env["HISTORY_KILLS"] ?? "38");
const shoppersAtOnce = 6;
/** Longer than any lease or sign of life: what a dead process held has come back by then. */
const patienceMs = 90_000;

let database: OwnDatabase;
let world: World;
beforeAll(async () => {
  database = await startOwnDatabase();
  // As if Mercado Pago's quarters of an hour were seconds: what was not taken comes again within the test.
  const webhookRetryDelaysMs = Array.from({ length: 60 }, () => 1_500);
  world = await startWorld({ database, webhookRetryDelaysMs });
  world.mercadoPago.faults.duplicateWebhooks = true;
});
afterAll(() => world.close());

test(
  `R1: after ${kills} kills of web, worker and database at random moments, every webhook that was answered 2xx is there, and every payment is paid once`,
  { timeout: patienceMs + kills * 10_000 },
  async () => {
    const chance = createChance(17);
    let isOver = false;
    let paid = 0;
    const shop = async (): Promise<void> => {
      do {
        await payOnce();
        paid += 1;
      } while (!isOver);
    };
    const shoppers = Promise.all(Array.from({ length: shoppersAtOnce }, shop));
    for (let kill = 0; kill < kills; kill += 1) {
      await wait(chance.between(50, 600));
      if (chance.of(0.3)) world.shopify.setFault("server_error", chance.between(1, 3));
      // The database at least once, however few kills there are.
      if (kill === 10 || chance.of(0.08)) await database.crash();
      else await killOne(chance.pick(["web", "worker"]));
    }
    isOver = true;
    world.shopify.setFault(null);
    await shoppers;
    await waitUntil("no webhook waits", hasNoOpenWebhook, patienceMs);
    await isQuiet(world);
    await checkInvariants(world);
    const taken = world.mercadoPago.webhooks().filter(({ outcome }) => outcome === "delivered");
    expect(taken.length).toBeGreaterThanOrEqual(paid);
    expect(await unknownOf(taken)).toEqual([]);
    const { rows } = await world.pool.query<{ state: string; told: string }>(
      "select payment.state, shop_sync.told from payment join shop_sync on shop_sync.payment_id = payment.id",
    );
    expect(rows.filter(({ state, told }) => state === "paid" && told === "paid")).toHaveLength(paid);
  },
);

async function killOne(role: "web" | "worker"): Promise<void> {
  await world[role].kill();
  await world[role].start();
}

async function payOnce(): Promise<void> {
  const session = await openSession(world);
  const token = await untilItWorks(() => tokenOf(world, session));
  const life = { session, token };
  await untilItWorks(async () => {
    await askVoucher(world, life.token);
    await payAtCounter(world, life.token);
  });
  const isPaid = (): boolean => world.shopify.orderOf(session.id)?.financialStatus === "PAID";
  await waitUntil("the order is paid", isPaid, patienceMs);
}

/** Shopify and shoppers try again what a dying process did not answer. */
async function untilItWorks<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const end = Date.now() + patienceMs; ; await wait(300)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

async function hasNoOpenWebhook(): Promise<boolean> {
  const { rows } = await world.pool.query("select from inbox where processed_at is null");
  return rows.length === 0;
}

/** Event keys of webhooks that we do not know. */
async function unknownOf(taken: readonly WebhookDelivery[]): Promise<string[]> {
  const { rows } = await world.pool.query<{ event_key: string }>("select event_key from inbox");
  const known = new Set(rows.map((row) => row.event_key));
  return taken.map(eventKeyOf).filter((key) => !known.has(key));
}

function eventKeyOf({ paymentId, headers }: WebhookDelivery): string {
  const ts = /ts=(\d+)/.exec(headers["x-signature"] ?? "")?.[1] ?? "";
  return `payment:${paymentId}:${ts}:${headers["x-request-id"] ?? ""}`;
}
