import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "../support/invariants.ts";
import { startWorld, type World } from "../support/processes.ts";
import { waitUntil } from "../support/wait-until.ts";
import {
  askVoucher,
  isPaid,
  isQuiet,
  openSession,
  payAtCounter,
  tokenOf,
  type PaymentLife,
} from "./payment-life.ts";

const held = 20;
/** A minute, and the second after which an idle worker looks for work. */
const takenOverWithinMs = 61_000;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

test(`R9: ${held} jobs that a dead worker held are done by another within a minute and a poll, each once`, async () => {
  const lives: PaymentLife[] = [];
  for (let order = 0; order < held; order += 1) {
    const session = await openSession(world);
    const life = { session, token: await tokenOf(world, session) };
    await askVoucher(world, life.token);
    lives.push(life);
  }
  await isQuiet(world);
  world.mercadoPago.faults.add({ kind: "hang", method: "GET" });
  for (const life of lives) await payAtCounter(world, life.token);
  await waitUntil("all webhooks are in the worker's hands", async () => (await countHeld(world)) === held);
  await world.worker.kill();
  world.mercadoPago.faults.clear();
  const diedAt = Date.now();
  await world.worker.start();
  for (const life of lives) await isPaid(world, life, takenOverWithinMs);
  expect(Date.now() - diedAt).toBeLessThan(takenOverWithinMs);
  await isQuiet(world);
  await checkInvariants(world);
  const told = lives.map(({ session }) =>
    world.shopify.callsAbout(session.gid).map(({ mutation }) => mutation),
  );
  expect(told).toEqual(lives.map(() => ["paymentSessionPending", "paymentSessionResolve"]));
});

async function countHeld({ pool }: World): Promise<number> {
  const { rows } = await pool.query(
    "select from pgboss.job where name = 'process-inbox' and state = 'active'",
  );
  return rows.length;
}
