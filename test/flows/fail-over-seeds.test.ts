import fc from "../support/properties.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fault } from "../../sandbox/gateways/faults.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { addAccount, keysOf } from "../support/more-accounts.ts";
import { payable } from "../support/payable.ts";
import { askVoucher, checkOut, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await addAccount(world, bogota, "dlocal", keysOf.colombianDlocal, 10);
});
afterAll(() => world.close());

type Trouble = "well" | "down" | Exclude<Fault["kind"], "latency" | "hang" | "rate_limited">;

const trouble = fc.constantFrom<Trouble>(
  "well",
  "down",
  "error_500",
  "reset_before",
  "reset_after",
  "unauthorized",
);
interface Course {
  readonly steps: readonly { readonly mercadoPago: Trouble; readonly dlocal: Trouble }[];
  readonly searchLagMs: number;
  readonly areWebhooksLost: boolean;
}
const course: fc.Arbitrary<Course> = fc.record({
  steps: fc.array(fc.record({ mercadoPago: trouble, dlocal: trouble }), { minLength: 1, maxLength: 5 }),
  searchLagMs: fc.constantFrom(0, 60_000),
  areWebhooksLost: fc.boolean(),
});

function afflict(gateway: "mercadoPago" | "dlocal", what: Trouble): void {
  const { faults } = world[gateway];
  faults.isDown = what === "down";
  for (const kind of ["error_500", "reset_before", "reset_after", "unauthorized"] as const)
    faults.remove(kind);
  if (what !== "down" && what !== "well") faults.add({ kind: what });
}

async function runCourse({ steps, searchLagMs, areWebhooksLost }: Course): Promise<void> {
  await world.pool.query("delete from gateway_circuit");
  const { token } = await checkOut(world, { shop: bogota });
  await askVoucher(world, token, "efecty");
  world.mercadoPago.faults.searchLagMs = searchLagMs;
  world.mercadoPago.faults.dropWebhooks = areWebhooksLost;
  for (const step of steps) {
    afflict("mercadoPago", step.mercadoPago);
    afflict("dlocal", step.dlocal);
    await world.jobs.runEarly();
  }
  world.mercadoPago.faults.clear();
  world.dlocal.faults.clear();
  // A refusal ends the road for the shopper, and a number found behind it is voided; else waiting is enough.
  for (let round = 0; round < 8 && !(await isSettled(token)); round += 1) await world.jobs.runEarly();
  await world.jobs.run();
  expect(await isSettled(token)).toBe(true);
  await checkInvariants(world);
}

async function isSettled(token: string): Promise<boolean> {
  const { refusal, status } = await voucherOf(world, token);
  const numbers = await payable(world, token);
  if (refusal === null) return status === "issued" && numbers.length === 1;
  return refusal === "credentials_refused" && status !== "asked" && numbers.length === 0;
}

test("whatever two gateways do, and in whatever order, there is one number at most, and one in the end", async () => {
  await fc.assert(fc.asyncProperty(course, runCourse), { numRuns: 40 });
}, 120_000);
