import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { postingsOf } from "../../app/domain/ledger.ts";
import { money } from "../../app/domain/money.ts";
import { accepted, anyFact, confirmed, ended, issued, moved, refunded } from "./generate-facts.ts";

describe("the postings of a fact", () => {
  test("sum to zero and stay in the fact's own currency", () => {
    fc.assert(
      fc.property(anyFact, (fact) => {
        const postings = postingsOf(fact);
        expect(postings.reduce((sum, { minor }) => sum + minor, 0n)).toBe(0n);
        const currency = "amount" in fact ? fact.amount.currency : null;
        expect(postings.every((posting) => posting.currency === currency)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test("say that the gateway owes what was confirmed", () => {
    expect(postingsOf(confirmed("p1", money(500_000n, "COP")))).toEqual([
      { account: "gateway_receivable", minor: 500_000n, currency: "COP" },
      { account: "shop_sales", minor: -500_000n, currency: "COP" },
    ]);
  });

  test("take back what was refunded", () => {
    expect(postingsOf(refunded("p1", "r1", money(1_250n, "PEN")))).toEqual([
      { account: "shop_sales", minor: 1_250n, currency: "PEN" },
      { account: "gateway_receivable", minor: -1_250n, currency: "PEN" },
    ]);
  });

  test.each([
    ["settled", "settlement_clearing", "gateway_receivable"],
    ["reversed", "shop_sales", "gateway_receivable"],
    ["refunded_by_hand", "shop_sales", "merchant_cash"],
    ["credited", "shop_sales", "shopper_credit"],
  ] as const)("of %s money go from the one account to the other", (kind, debit, credit) => {
    expect(postingsOf(moved(kind, "p1", money(1_250n, "PEN")))).toEqual([
      { account: debit, minor: 1_250n, currency: "PEN" },
      { account: credit, minor: -1_250n, currency: "PEN" },
    ]);
  });

  test("of a whole payment leave what was confirmed less what was settled, refunded and reversed as owed", () => {
    const facts = fc.array(anyFact);
    const lowers: readonly string[] = ["settled", "refunded", "reversed"];
    fc.assert(
      fc.property(facts, (told) => {
        const owed = told
          .flatMap(postingsOf)
          .filter(({ account, currency }) => account === "gateway_receivable" && currency === "COP");
        const expected = told.reduce((sum, fact) => {
          if (!("amount" in fact) || fact.amount.currency !== "COP") return sum;
          if (fact.kind === "confirmed") return sum + fact.amount.minor;
          return lowers.includes(fact.kind) ? sum - fact.amount.minor : sum;
        }, 0n);
        expect(owed.reduce((sum, { minor }) => sum + minor, 0n)).toBe(expected);
      }),
    );
  });

  test.each([
    issued(1, "p1"),
    ended("expired", 1),
    ended("canceled", 1),
    ended("rejected", 1),
    ended("voucher_refused", 1),
    accepted(),
  ])("are none when no money moved: $kind", (fact) => {
    expect(postingsOf(fact)).toEqual([]);
  });
});
