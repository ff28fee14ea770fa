import { describe, expect, it } from "vitest";
import type { Offer } from "../../../app/ports/offer.ts";
import type { Bench } from "./harness.ts";
import { factKinds, kindOf, valueOf } from "./outcome.ts";

const hour = 3_600_000;

/** For gateways that can move a voucher's deadline; one that cannot leaves the function out. */
export function describeExtending(bench: Bench): void {
  if (!bench.movesDeadlines) return;
  describe.each(bench.offers)("a later deadline for a voucher of $method in $country", (offer) => {
    const wholeSeconds = (ms: number): Date => new Date(Math.floor((Date.now() + ms) / 1000) * 1000);
    const later = (): Date => wholeSeconds((bench.harness.extendsByHours ?? 96) * hour);
    const issue = (): Promise<string> => issueOne(bench, offer);
    const find = (id: string) => bench.gateway.findPayment(bench.accessOf(offer), { gatewayPaymentId: id });
    const extend = async (id: string, until: Date) => {
      const { extendVoucher } = bench.gateway;
      if (!extendVoucher) throw new Error("this gateway moves no deadlines");
      return extendVoucher(bench.accessOf(offer), id, until);
    };

    it("is told by the answer and by the look-up, and asking twice is harmless", async () => {
      const id = await issue();
      const until = later();
      for (let time = 0; time < 2; time += 1) {
        const { voucher, reading } = valueOf(await extend(id, until));
        expect(voucher.expiresAt).toEqual(until);
        expect(reading.meaning).toBe("waiting");
      }
      expect(valueOf(await find(id)).voucher.expiresAt).toEqual(until);
    });

    it("with the answer lost is an unknown outcome, and the look-up tells it", async () => {
      const id = await issue();
      const until = later();
      bench.sandbox.breakNextWrite("breaks_after");
      expect(kindOf(await extend(id, until))).toBe("unknown_outcome");
      expect(valueOf(await find(id)).voucher.expiresAt).toEqual(until);
    });

    it("is refused once it was paid, and for a payment that nobody made", async () => {
      const id = await issue();
      bench.sandbox.pay(id);
      expect(kindOf(await extend(id, later()))).toBe("not_allowed_in_state");
      expect(factKinds(await find(id))).toEqual(["confirmed"]);
      expect(kindOf(await extend("999999999999", later()))).toBe("not_found");
    });

    it("in the past is refused, and the voucher keeps its own", async () => {
      const id = await issue();
      const { expiresAt } = valueOf(await find(id)).voucher;
      expect(kindOf(await extend(id, wholeSeconds(-hour)))).toBe("refused");
      expect(valueOf(await find(id)).voucher.expiresAt).toEqual(expiresAt);
    });
  });
}

async function issueOne(bench: Bench, offer: Offer): Promise<string> {
  const expiresAt = new Date(Math.floor((Date.now() + 48 * hour) / 1000) * 1000);
  const request = bench.newRequest(offer, { expiresAt });
  return valueOf(await bench.gateway.issueVoucher(bench.accessOf(offer), request)).gatewayPaymentId;
}
