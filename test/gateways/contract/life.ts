import { describe, expect, it } from "vitest";
import type { Bench } from "./harness.ts";
import { factKinds, factsOf, kindOf, valueOf } from "./outcome.ts";

export function describeLife(bench: Bench): void {
  describe.each(bench.offers)("the life of a voucher of $method", (offer) => {
    const issue = async () => {
      const outcome = await bench.gateway.issueVoucher(bench.accessOf(offer), bench.newRequest(offer));
      return valueOf(outcome).gatewayPaymentId;
    };
    const find = (gatewayPaymentId: string) =>
      bench.gateway.findPayment(bench.accessOf(offer), { gatewayPaymentId });
    const cancel = (id: string) => bench.gateway.cancelVoucher(bench.accessOf(offer), id);

    it("paid at the counter is confirmed with the exact amount, and reads the same each time", async () => {
      const id = await issue();
      bench.sandbox.pay(id);
      const facts = factsOf(await find(id));
      expect(facts).toMatchObject([{ kind: "confirmed", gatewayPaymentId: id, amount: offer.limits.min }]);
      expect(factsOf(await find(id))).toEqual(facts);
    });

    it("run out is expired, and money that still comes is told", async () => {
      const id = await issue();
      bench.sandbox.expire(id);
      expect(factKinds(await find(id))).toEqual(["expired"]);
      bench.sandbox.payLate(id);
      expect(factKinds(await find(id))).toEqual(["confirmed"]);
    });

    it("canceled is canceled, also when asked twice", async () => {
      const id = await issue();
      expect(factKinds(await cancel(id))).toEqual(["canceled"]);
      expect(factKinds(await cancel(id))).toEqual(["canceled"]);
      expect(factKinds(await find(id))).toEqual(["canceled"]);
    });

    it("canceled with the answer lost is an unknown outcome, and the look-up tells it", async () => {
      const id = await issue();
      bench.sandbox.breakNextWrite("breaks_after");
      expect(kindOf(await cancel(id))).toBe("unknown_outcome");
      expect(factKinds(await find(id))).toEqual(["canceled"]);
    });

    it("cannot be canceled once it was paid", async () => {
      const id = await issue();
      bench.sandbox.pay(id);
      expect(kindOf(await cancel(id))).toBe("not_allowed_in_state");
      expect(factKinds(await find(id))).toEqual(["confirmed"]);
    });

    it("tells facts under keys that differ from payment to payment and from kind to kind", async () => {
      const [paid, expired, canceled] = [await issue(), await issue(), await issue()];
      bench.sandbox.pay(paid);
      bench.sandbox.expire(expired);
      const facts = [
        ...factsOf(await find(paid)),
        ...factsOf(await find(expired)),
        ...factsOf(await cancel(canceled)),
      ];
      expect(new Set(facts.map((fact) => fact.key)).size).toBe(3);
    });

    it("in a state with words nobody knows changes nothing and hands the words on", async () => {
      const id = await issue();
      bench.sandbox.putInUnknownState(id);
      const { reading } = valueOf(await find(id));
      expect(reading.meaning).toBe("unknown");
      if (reading.meaning === "unknown") expect(reading.words).toMatch(/\S/);
    });
  });

  describeNothing(bench);
}

function describeNothing(bench: Bench): void {
  it("a payment that nobody made is not_found", async () => {
    const offer = bench.offers[0];
    if (!offer) throw new Error("a gateway must offer something");
    const access = bench.accessOf(offer);
    expect(kindOf(await bench.gateway.findPayment(access, { gatewayPaymentId: "999999999999" }))).toBe(
      "not_found",
    );
    expect(kindOf(await bench.gateway.findPayment(access, { externalReference: "contract_none" }))).toBe(
      bench.recoversLostVouchers ? "not_found" : "unknown_outcome",
    );
    expect(kindOf(await bench.gateway.cancelVoucher(access, "999999999999"))).toBe("not_found");
  });
}
