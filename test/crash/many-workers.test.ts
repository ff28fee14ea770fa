import { afterAll, beforeAll, expect, test } from "vitest";
import { openJobQueue, type JobQueue } from "../../app/store/job-queue.ts";
import { createAppProcess, type AppProcess } from "../support/app-process.ts";
import { checkInvariants } from "../support/invariants.ts";
import { startWorld, type World } from "../support/processes.ts";
import { askVoucher, isPaid, isQuiet, openSession, payAtCounter, tokenOf } from "./payment-life.ts";
import { openWatchedRoad, type WatchedRoad } from "./watched-road.ts";

/** `npm run crash` takes five hundred. */
const payments = Number(process.env["CRASH_PAYMENTS"] ?? "100");
const workers = 4;
const shoppersAtOnce = 12;

let toShop: WatchedRoad;
let toGateway: WatchedRoad;
let world: World;
let staff: AppProcess[];
let jobs: JobQueue;
beforeAll(async () => {
  world = await startWorld();
  world.mercadoPago.faults.duplicateWebhooks = true;
  toShop = await openWatchedRoad(world.shopify.url, (_method, _path, body) => {
    return /gid:\/\/shopify\/PaymentSession\/[\w-]+/.exec(body)?.[0] ?? null;
  });
  toGateway = await openWatchedRoad(world.mercadoPago.url, (method, _path, body) => {
    return method === "GET" ? null : (/"external_reference":"([^"]+)"/.exec(body)?.[1] ?? null);
  });
  await world.worker.kill();
  const { SHOPIFY_SHOP_ORIGIN = "", GATEWAY_BASE_URLS = "" } = world.env;
  const env = {
    ...world.env,
    SHOPIFY_SHOP_ORIGIN: SHOPIFY_SHOP_ORIGIN.replace(world.shopify.url, toShop.url),
    GATEWAY_BASE_URLS: GATEWAY_BASE_URLS.replace(world.mercadoPago.url, toGateway.url),
  };
  staff = Array.from({ length: workers }, () => createAppProcess("worker", env));
  await Promise.all(staff.map((worker) => worker.start()));
  jobs = await openJobQueue(world.pool);
});
afterAll(async () => {
  await jobs.stop();
  await Promise.all(staff.map((worker) => worker.kill()));
  await world.close();
  toShop.close();
  toGateway.close();
});

test(`R10: ${workers} workers on ${payments} payments never act on one payment at once, though every job comes several times`, async () => {
  let left = payments;
  const shoppers = Array.from({ length: shoppersAtOnce }, async () => {
    while (left > 0) {
      left -= 1;
      await payOnce();
    }
  });
  await Promise.all(shoppers);
  await isQuiet(world);
  expect([...toShop.overlaps, ...toGateway.overlaps]).toEqual([]);
  // There was something to overlap: more acts at once than one worker's loops would do.
  expect(toShop.counts().acts).toBeGreaterThan(payments);
  expect(toShop.counts().atOnce).toBeGreaterThan(4);
  expect(toGateway.counts().acts).toBe(payments);
  await checkInvariants(world);
});

async function payOnce(): Promise<void> {
  const session = await openSession(world);
  const life = { session, token: await tokenOf(world, session) };
  await askVoucher(world, life.token);
  await orderAgain(life.token);
  await payAtCounter(world, life.token);
  await orderAgain(life.token);
  await isPaid(world, life, 60_000);
}

/** The same jobs once more and at the same time, as if a worker had died with them in its hands. */
async function orderAgain(token: string): Promise<void> {
  const { rows } = await world.pool.query<{ id: string; shop_id: string; voucher_id: string }>(
    "select payment.id, payment.shop_id, voucher.id as voucher_id from payment join voucher on voucher.payment_id = payment.id where token = $1",
    [token],
  );
  const [found] = rows;
  if (!found) throw new Error("no payment with its voucher");
  const { id: paymentId, shop_id: shopId, voucher_id: voucherId } = found;
  const sync = { job: { name: "sync-shop", shopId, paymentId, tries: 0 } } as const;
  const issue = { job: { name: "issue-voucher", shopId, voucherId, tries: 0 } } as const;
  await jobs.insert(world.pool, [sync, sync, sync, issue, issue]);
}
