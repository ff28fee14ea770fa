import { describe, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import { moneyKept, paymentsWithMoney, reduce } from "../../app/domain/payment-state.ts";
import { accepted, asked, confirmed, issued, moved, refunded } from "./generate-facts.ts";

describe("money", () => {
  test.each(["refunded_by_hand", "credited"] as const)("%s counts as given back", (kind) => {
    const facts = [confirmed("p1"), moved(kind, "p1", money(500_000n, "COP"))];
    expect(reduce(asked, facts)).toMatchObject({ state: "refunded", refundedMinor: 500_000n, marks: [] });
  });

  test("that came twice and went back once leaves the order paid, with nothing to look at", () => {
    const facts = [confirmed("p1"), confirmed("p2", asked, 2), refunded("p2", "r1", asked, 2)];
    expect(reduce(asked, facts)).toMatchObject({ state: "paid", marks: [], refundedMinor: 500_000n });
  });

  test("above what was asked leaves the order paid when the excess goes back, and no less", () => {
    const over = confirmed("p1", money(500_100n, "COP"));
    const back = (minor: bigint) => refunded("p1", "r1", money(minor, "COP"));
    expect(reduce(asked, [over, back(99n)])).toMatchObject({ state: "paid", marks: ["over"] });
    expect(reduce(asked, [over, back(100n)])).toMatchObject({ state: "paid", marks: [] });
    expect(reduce(asked, [over, back(101n)])).toMatchObject({ state: "partially_refunded", marks: [] });
  });

  test("below or beside what was asked is paid once the merchant takes it, and only then", () => {
    for (const amount of [money(499_999n, "COP"), money(500_000n, "PEN")]) {
      expect(reduce(asked, [issued(1, "p1"), confirmed("p1", amount), accepted()])).toMatchObject({
        ...{ state: "paid", marks: [] },
      });
    }
    expect(reduce(asked, [issued(1, "p1"), accepted()]).state).toBe("awaiting_payment");
  });

  test("below what was asked leaves nothing to decide once it went back", () => {
    const short = confirmed("p1", money(400_000n, "COP"));
    const facts = [issued(1, "p1"), short, refunded("p1", "r1", money(400_000n, "COP"))];
    expect(reduce(asked, facts)).toMatchObject({ state: "awaiting_payment", marks: [] });
  });

  test("taken back by the gateway stays paid, marked, and summed apart", () => {
    const facts = [confirmed("p1"), moved("reversed", "p1", asked)];
    expect(reduce(asked, facts)).toMatchObject({
      state: "paid",
      marks: ["reversed"],
      reversedMinor: 500_000n,
    });
  });

  test.each(["refunded_by_hand", "credited", "reversed"] as const)(
    "that came twice and was once %s is held once",
    (kind) => {
      const facts = [confirmed("p1"), confirmed("p2", asked, 2), moved(kind, "p2", asked)];
      expect(reduce(asked, facts).marks).not.toContain("paid_twice");
      expect(paymentsWithMoney(facts)).toEqual(["p1"]);
    },
  );

  test("is held of every payment of which any is left, in the order of their ids, settled or not", () => {
    const facts = [
      confirmed("p3"),
      confirmed("p1"),
      confirmed("p2"),
      moved("settled", "p1", asked),
      moved("reversed", "p2", money(499_999n, "COP")),
    ];
    expect(paymentsWithMoney(facts)).toEqual(["p1", "p2", "p3"]);
    expect(paymentsWithMoney([...facts, refunded("p3", "r1", asked)])).toEqual(["p1", "p2"]);
    expect(paymentsWithMoney([])).toEqual([]);
  });

  test("is kept to the unit, payment by payment, in the currency it came in", () => {
    const facts = [
      issued(1, "p1"),
      confirmed("p1"),
      confirmed("p2", money(500_000n, "PEN"), 2),
      confirmed("p3", asked, 3),
      refunded("p1", "r1", money(1n, "COP")),
      moved("credited", "p1", money(2n, "COP")),
      moved("settled", "p1", asked),
      moved("reversed", "p3", asked),
    ];
    expect(moneyKept(facts)).toEqual([
      { gatewayPaymentId: "p1", attempt: 1, amount: money(499_997n, "COP") },
      { gatewayPaymentId: "p2", attempt: 2, amount: money(500_000n, "PEN") },
    ]);
  });

  test("settled changes the sum settled and nothing else", () => {
    const paid = reduce(asked, [confirmed("p1")]);
    expect(reduce(asked, [confirmed("p1"), moved("settled", "p1", asked)])).toEqual({
      ...{ ...paid, settledMinor: 500_000n },
    });
  });
});
