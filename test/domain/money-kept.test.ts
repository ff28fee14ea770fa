import { expect, test } from "vitest";
import { actNeeded } from "../../app/domain/exception.ts";
import type { Fact } from "../../app/domain/fact.ts";
import { money } from "../../app/domain/money.ts";
import { moneyKept } from "../../app/domain/payment-state.ts";

test("an exception about money needs its act for as long as the payment carries the mark", () => {
  expect(actNeeded("short", ["short"])).toBe("accept_or_give_back");
  expect(actNeeded("over", ["over", "late"])).toBe("accept_or_give_back");
  expect(actNeeded("wrong_currency", ["wrong_currency"])).toBe("accept_or_give_back");
  expect(actNeeded("paid_twice", ["paid_twice"])).toBe("give_back");
  expect(actNeeded("short", [])).toBeNull();
  expect(actNeeded("paid_twice", ["over"])).toBeNull();
  expect(actNeeded("late_money", ["late"])).toBeNull();
});

test("what is kept of each payment is what came less what went back in any way", () => {
  const fact = (
    kind: "confirmed" | "credited" | "reversed" | "settled",
    id: string,
    minor: bigint,
    n = 0,
  ): Fact => ({
    kind,
    key: `${kind}:${id}:${n}`,
    attempt: id === "a" ? 1 : 2,
    source: "poll",
    occurredAt: null,
    gatewayPaymentId: id,
    eventId: String(n),
    amount: money(minor, "COP"),
  });
  const facts = [fact("confirmed", "a", 500n), fact("confirmed", "b", 500n), fact("credited", "b", 200n)];
  expect(moneyKept(facts)).toEqual([
    { gatewayPaymentId: "a", attempt: 1, amount: money(500n, "COP") },
    { gatewayPaymentId: "b", attempt: 2, amount: money(300n, "COP") },
  ]);
  const gone = [
    ...facts,
    fact("reversed", "a", 500n),
    fact("settled", "b", 500n),
    fact("credited", "b", 300n, 1),
  ];
  expect(moneyKept(gone)).toEqual([]);
});
