import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { gatewayEventKey, gatewayFactKey } from "../../app/domain/fact.ts";

const id = fc.stringMatching(/^[\w-]{1,12}$/);
const event = fc.constantFrom("confirmed", "rejected", "canceled", "expired");
const repeatable = fc.constantFrom("refunded", "reversed", "settled");

describe("the key of a fact", () => {
  test("is stored for ever, so its form never changes", () => {
    expect(gatewayFactKey("mercado-pago", "5466310457", "confirmed")).toBe(
      "mercado-pago:5466310457:confirmed",
    );
    expect(gatewayEventKey("dlocal", "D-4-1", "refunded", "REF42342")).toBe("dlocal:D-4-1:refunded:REF42342");
  });

  test("differs when gateway, payment or event differ in anything", () => {
    fc.assert(
      fc.property(fc.tuple(id, id, event), fc.tuple(id, id, event), (one, other) => {
        expect(gatewayFactKey(...one) === gatewayFactKey(...other)).toBe(one.join() === other.join());
      }),
    );
  });

  test("of what may happen several times differs when its own id does", () => {
    fc.assert(
      fc.property(id, id, repeatable, id, id, (gateway, payment, kind, one, other) => {
        const isSame =
          gatewayEventKey(gateway, payment, kind, one) === gatewayEventKey(gateway, payment, kind, other);
        expect(isSame).toBe(one === other);
      }),
    );
  });
});
