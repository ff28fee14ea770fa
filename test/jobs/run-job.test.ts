import { afterAll, beforeAll, expect, test } from "vitest";
import { runJob } from "../../app/jobs/run-job.ts";
import { syncShop } from "../../app/flows/sync-shop.ts";
import { idAfter, newId } from "../../app/lib/id.ts";
import type { Job } from "../../app/ports/jobs.ts";
import type { QueuedJob } from "../../app/ports/records.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { alertsOf, issue, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const poison: Job = { name: "sync-shop", shopId: "", paymentId: "poison", tries: 0 };

function depsThatThrow(enqueue: (queued: QueuedJob) => Promise<void>) {
  const { log, alerts } = world.container;
  return {
    log,
    alerts,
    enqueue,
    ended: () => undefined,
    handle: (job: Job) => {
      if ("paymentId" in job && job.paymentId === "poison") return Promise.reject(new Error("poison"));
      return Promise.resolve({ kind: "done" } as const);
    },
  };
}

test("R11: a job that always breaks is tried with growing waits, then handed to a person, and stops nobody else", async () => {
  const shopId = (await world.container.shops.findByDomain(bogota))?.id ?? "";
  const waits: number[] = [];
  let next: Job | null = { ...poison, shopId };
  const deps = depsThatThrow((queued) => {
    next = queued.job;
    waits.push(queued.afterSeconds ?? 0);
    return Promise.resolve();
  });
  while (next !== null) {
    const job: Job = next;
    next = null;
    await Promise.all([
      runJob(deps, { id: newId(), data: job }),
      runJob(deps, { id: newId(), data: { ...job, paymentId: "healthy" } }),
    ]);
  }
  expect(waits.length).toBeGreaterThan(10);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(await alertsOf(world)).toEqual(["job_dead"]);
});

test("R11: one job that always throws among a thousand stops none: 999 are done once, and it ends dead with an alert", async () => {
  const shopId = (await world.container.shops.findByDomain(bogota))?.id ?? "";
  const outcomes: string[] = [];
  let waiting: Job[] = Array.from({ length: 1_000 }, (_, at) => ({
    ...poison,
    shopId,
    paymentId: at === 500 ? "poison" : `healthy ${at}`,
  }));
  const again: Job[] = [];
  const deps = {
    ...depsThatThrow((queued) => Promise.resolve(void again.push(queued.job))),
    ended: (_name: Job["name"], outcome: string) => void outcomes.push(outcome),
  };
  while (waiting.length > 0) {
    await Promise.all(waiting.map((data) => runJob(deps, { id: newId(), data })));
    waiting = again.splice(0);
  }
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(999);
  expect(outcomes.filter((outcome) => outcome === "crashed")).toHaveLength(15);
  expect(await alertsOf(world)).toContain("job_dead");
});

test("a job that breaks after many expected failures has all its tries for breaking left", async () => {
  const queued: QueuedJob[] = [];
  const deps = depsThatThrow((job) => Promise.resolve(void queued.push(job)));
  const before = await alertsOf(world);
  await runJob(deps, { id: "a", data: { ...poison, tries: 17 } });
  expect(queued).toEqual([{ id: idAfter("a"), job: { ...poison, tries: 17, crashes: 1 }, afterSeconds: 1 }]);
  expect(await alertsOf(world)).toEqual(before);
});

test("a crash stays counted through the tries that follow, and the end closes the alert", async () => {
  const shopId = (await world.container.shops.findByDomain(bogota))?.id ?? "";
  const queued: QueuedJob[] = [];
  const job: Job = { ...poison, shopId, paymentId: "mended", crashes: 1 };
  const deps = depsThatThrow((next) => Promise.resolve(void queued.push(next)));
  const again = {
    kind: "again",
    job: { ...poison, shopId, paymentId: "mended", tries: 1 },
    afterSeconds: 5,
  } as const;
  await runJob({ ...deps, handle: () => Promise.resolve(again) }, { id: "a", data: job });
  expect(queued).toEqual([{ id: idAfter("a"), job: { ...again.job, crashes: 1 }, afterSeconds: 5 }]);
});

test("a job done twice because its worker died leaves one successor, also when that one is over already", async () => {
  const shopId = (await world.container.shops.findByDomain(bogota))?.id ?? "";
  const job: Job = { ...poison, shopId, paymentId: newId() };
  const deps = depsThatThrow((next) => world.container.jobs.insert(world.pool, [next]));
  const again = { kind: "again", job: { ...job, tries: 1 }, afterSeconds: 0 } as const;
  const held = { id: newId(), data: job };
  const handle = () => Promise.resolve(again);
  const left = async (): Promise<string[]> => {
    const text = "select state::text from pgboss.job where data ->> 'paymentId' = $1";
    const { rows } = await world.pool.query<{ state: string }>(text, [job.paymentId]);
    return rows.map(({ state }) => state);
  };
  await Promise.all([runJob({ ...deps, handle }, held), runJob({ ...deps, handle }, held)]);
  expect(await left()).toEqual(["created"]);
  await world.pool.query("update pgboss.job set state = 'completed' where id = $1", [idAfter(held.id)]);
  await runJob({ ...deps, handle }, held);
  expect(await left()).toEqual(["completed"]);
});

test("ten workers that tell one shop at once tell it once", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  await payAtCounter(world, token);
  const { id: paymentId, shop } = await paymentOf(world, token);
  await world.jobs.run();
  const before = world.shopify.callsAbout(session.gid).length;
  await world.pool.query("alter table shop_sync disable trigger shop_sync_final");
  await world.pool.query("update shop_sync set told = 'pending' where payment_id = $1", [paymentId]);
  await world.pool.query("alter table shop_sync enable trigger shop_sync_final");
  const job = { name: "sync-shop" as const, shopId: shop.id, paymentId, tries: 0 };
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => syncShop(world.container, job, world.clock.now())),
  );
  expect(outcomes.filter(({ kind }) => kind === "done").length).toBeGreaterThanOrEqual(1);
  expect(world.shopify.callsAbout(session.gid).length - before).toBe(1);
  expect(world.shopify.contradictions()).toEqual([]);
});
