import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { dropWebhooks, gatewayIds, takeCash, useGateway } from "../support/other-gateways.ts";
import { issue, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const minute = 60_000;
const hour = 60 * minute;

/** Moves the clock for what `work` does and takes it back: pay links and signatures of the next round are young again. */
async function inFuture(ms: number, work: () => Promise<void>): Promise<void> {
  const before = world.clock.now().getTime();
  world.advance(ms);
  await work();
  world.advance(before - world.clock.now().getTime());
}

/** Rounds come once a minute, as the schedule has it. Returns after how many minutes the order was paid. */
async function minutesUntilPaid(token: string): Promise<number> {
  for (let minutes = 1; minutes <= 15; minutes += 1) {
    world.advance(minute);
    await world.poll();
    if ((await paymentOf(world, token)).state === "paid") return minutes;
  }
  return Number.POSITIVE_INFINITY;
}

describe("R12: with every webhook dropped", () => {
  beforeAll(() => dropWebhooks(world, true));
  afterAll(() => dropWebhooks(world, false));

  test.each(gatewayIds)(
    "the order is paid at most 10 minutes after %s knows of the money, before and after the deadline",
    async (gateway) => {
      await useGateway(world, gateway);
      for (const sinceDeadline of [null, -30 * minute, 5 * hour]) {
        const { session, token } = await issue(world, { shop: lima }, "pagoefectivo");
        const voucher = await voucherOf(world, token);
        expect(voucher.gateway).toBe(gateway);
        const moment = voucher.details.expiresAt.getTime() + (sinceDeadline ?? 0);
        await inFuture(sinceDeadline === null ? 0 : moment - world.clock.now().getTime(), async () => {
          if (sinceDeadline !== null) await world.poll();
          await takeCash(world, token);
          expect(await minutesUntilPaid(token)).toBeLessThanOrEqual(10);
          await world.jobs.run();
        });
        expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
        const { rows } = await world.pool.query<{ source: string }>(
          "select source from fact where kind = 'confirmed' and payment_id = $1",
          [voucher.paymentId],
        );
        expect(rows).toEqual([{ source: "poll" }]);
      }
      await checkInvariants(world);
    },
    60_000,
  );

  test("also when the first look-up after the money fails", async () => {
    await useGateway(world, "mercado-pago");
    const { token } = await issue(world, { shop: lima }, "pagoefectivo");
    await takeCash(world, token);
    world.mercadoPago.faults.add({ kind: "error_500", method: "GET", times: 1 });
    expect(await minutesUntilPaid(token)).toBeLessThanOrEqual(10);
  });
});
