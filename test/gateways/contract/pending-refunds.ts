import { expect, it } from "vitest";
import type { Bench } from "./harness.ts";
import { factKinds, refundFacts, valueOf } from "./outcome.ts";
import type { openTill } from "./till.ts";

/** For a gateway that takes a refund now and pays it later. */
export function describePendingRefunds(bench: Bench, till: ReturnType<typeof openTill>): void {
  const { issuePaid, find, refund, findRefund } = till;

  it("is pending under an id until it ends, and gives nothing back meanwhile", async () => {
    const id = await issuePaid();
    const asked = valueOf(await refund(id));
    expect(asked.state).toBe("pending");
    for (let look = 0; look < 3; look += 1)
      expect(valueOf(await findRefund(id, asked.refundId))).toEqual(asked);
    expect(factKinds(await find(id))).toEqual(["confirmed"]);
    bench.sandbox.endRefund(asked.refundId, "paid");
    const done = await findRefund(id, asked.refundId);
    expect(refundFacts(done).map((fact) => fact.kind)).toEqual(["confirmed", "refunded"]);
  });

  it("that was rejected in the end says so for good, and no money is told", async () => {
    const id = await issuePaid();
    const { refundId } = valueOf(await refund(id));
    bench.sandbox.endRefund(refundId, "rejected");
    expect(valueOf(await findRefund(id, refundId))).toMatchObject({ state: "rejected", refundId });
    expect(factKinds(await find(id))).toEqual(["confirmed"]);
  });

  it("rings when it ends, for its payment and itself, be it paid or rejected", async () => {
    for (const end of ["paid", "rejected"] as const) {
      const id = await issuePaid();
      const { refundId } = valueOf(await refund(id));
      const before = (await bench.sandbox.webhooksAbout(id)).length;
      bench.sandbox.endRefund(refundId, end);
      const webhook = (await bench.sandbox.webhooksAbout(id, before + 1)).at(-1);
      if (!webhook) throw new Error("the sandbox sent no webhook");
      const reading = bench.gateway.webhook.read(webhook);
      expect(reading).toMatchObject({ kind: "payment", lookup: { gatewayPaymentId: id, refundId } });
    }
  });

  it("whose answer was lost is recognized by our key, once it rings", async () => {
    const id = await issuePaid();
    const idempotencyKey = `contract-heard-${id}`;
    bench.sandbox.breakNextWrite("breaks_after");
    await refund(id, { idempotencyKey });
    const refundId = bench.sandbox.refundsOf(id)[0] ?? "";
    expect(valueOf(await findRefund(id, refundId)).reference).toBe(idempotencyKey);
  });
}
