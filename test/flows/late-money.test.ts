import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LateMoneyPolicy } from "../../app/domain/late-money.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import {
  advanceTo,
  chooseSettings,
  exceptionsOf,
  graceEndOf,
  issueNow,
  letExpire,
  payLate,
  shownOf,
} from "../support/late-money.ts";
import { alertsOf, paymentOf, type Checkout } from "../support/shopper.ts";

const day = 24 * 3_600_000;
const policies: readonly LateMoneyPolicy[] = ["fulfil", "hold", "refund", "credit"];

interface Expected {
  /** What a person is asked to do, and what ended the task at once. */
  readonly task: readonly [string, string | null];
  readonly state: "paid" | "refunded";
  readonly shown: string | null;
}

/** Nobody can look at the stock through door 1; Mercado Pago gives money back by itself. */
const expected: Record<LateMoneyPolicy, Expected> = {
  fulfil: { task: ["decide_late_money", null], state: "paid", shown: "deciding" },
  hold: { task: ["decide_late_money", null], state: "paid", shown: "deciding" },
  refund: { task: ["decide_late_money", "refund"], state: "refunded", shown: "refund" },
  credit: { task: ["give_credit", null], state: "paid", shown: "credit" },
};

describe.each([
  ["a second", 1000],
  ["a day", day],
  ["ten days", 10 * day],
])("M7: money that comes %s after the order was closed", (_, afterClose) => {
  let world: FlowWorld;
  const checkouts: Checkout[] = [];
  beforeAll(async () => {
    world = await startFlowWorld();
    for (const policy of policies) {
      checkouts[policies.indexOf(policy)] = await issueNow(world, { shop: bogota });
    }
    for (const { token } of checkouts) await letExpire(world, token);
    advanceTo(world, await graceEndOf(world, checkouts[0]?.token ?? ""), 1000);
    await world.jobs.runEarly();
    world.advance(afterClose);
  });
  afterAll(() => world.close());

  test.each(policies)("is kept, shown and treated by the policy %s, never told as paid", async (policy) => {
    const { token, session } = checkouts[policies.indexOf(policy)]!;
    expect(world.shopify.callsAbout(session.gid).at(-1)?.mutation).toBe("paymentSessionReject");
    await chooseSettings(world, bogota, { lateMoneyPolicy: policy });
    await payLate(world, token);
    const [suggested_action, resolution] = expected[policy].task;
    const task = { kind: "late_money", suggested_action, resolution };
    expect(await exceptionsOf(world, token)).toEqual([task]);
    const { state } = expected[policy];
    expect(await paymentOf(world, token)).toMatchObject({ state, marks: ["late"] });
    expect(await shownOf(world, token)).toBe(expected[policy].shown);
    expect(world.shopify.callsAbout(session.gid).at(-1)?.mutation).toBe("paymentSessionReject");
    expect(await alertsOf(world)).toContain("paid_after_close");
  });

  test("breaks none of the rules of money", () => checkInvariants(world));
});

describe.each([
  ["a second", 1000],
  ["nearly a day", day - 60_000],
])("M7: money that comes %s after the deadline, while the order still waits", (_, afterDeadline) => {
  let world: FlowWorld;
  beforeAll(async () => {
    world = await startFlowWorld();
  });
  afterAll(() => world.close());

  test("simply pays the order, whatever the policy", async () => {
    for (const lateMoneyPolicy of policies) {
      await chooseSettings(world, bogota, { lateMoneyPolicy });
      const { token, session } = await issueNow(world, { shop: bogota });
      await letExpire(world, token);
      world.advance(afterDeadline - 1000);
      await payLate(world, token);
      expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
      expect(await exceptionsOf(world, token)).toEqual([]);
      expect(await shownOf(world, token)).toBeNull();
    }
    await checkInvariants(world);
  });
});
