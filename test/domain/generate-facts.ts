import fc from "../support/properties.ts";
import type { Fact } from "../../app/domain/fact.ts";
import { money, type Money } from "../../app/domain/money.ts";

export const asked = money(500_000n, "COP");

type Ending = "expired" | "canceled" | "rejected" | "voucher_refused";

/** Facts as a gateway tells them: the key follows from the payment and what happened, so a repeat has the same key. */
export function issued(attempt: number, gatewayPaymentId: string): Fact {
  return { kind: "voucher_issued", key: `voucher:${attempt}:issued`, gatewayPaymentId, ...told(attempt) };
}

export function ended(kind: Ending, attempt: number, gatewayPaymentId = `p${attempt}`): Fact {
  const key = `${gatewayPaymentId}:${attempt}:${kind}`;
  if (kind === "voucher_refused") return { kind, key, reason: "refused", ...told(attempt) };
  return { kind, key, gatewayPaymentId, ...told(attempt) };
}

export function confirmed(gatewayPaymentId: string, amount: Money = asked, attempt = 1): Fact {
  return {
    kind: "confirmed",
    key: `${gatewayPaymentId}:confirmed`,
    gatewayPaymentId,
    amount,
    ...told(attempt),
  };
}

export function refunded(gatewayPaymentId: string, eventId: string, amount: Money, attempt = 1): Fact {
  const key = `${gatewayPaymentId}:refunded:${eventId}`;
  return { kind: "refunded", key, gatewayPaymentId, eventId, amount, ...told(attempt) };
}

/** Money that goes another way than a gateway's refund. */
export function moved(
  kind: "refunded_by_hand" | "credited" | "reversed" | "settled",
  gatewayPaymentId: string,
  amount: Money,
  eventId = "e1",
): Fact {
  const key = `${gatewayPaymentId}:${kind}:${eventId}`;
  return { kind, key, gatewayPaymentId, eventId, amount, ...told(1) };
}

export function accepted(attempt = 1): Fact {
  return { kind: "accepted", key: "accepted", reason: "close enough", ...told(attempt) };
}

function told(attempt: number): { attempt: number; source: "webhook"; occurredAt: null } {
  return { attempt, source: "webhook", occurredAt: null };
}

const attempt = fc.constantFrom(1, 2, 3);
const gatewayPaymentId = fc.constantFrom("p1", "p2", "p3");
const amount = fc.constantFrom(
  asked,
  asked,
  money(499_999n, "COP"),
  money(500_001n, "COP"),
  money(250_000n, "COP"),
  money(500_000n, "PEN"),
);

export const anyUnpaidFact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(attempt, gatewayPaymentId).map(([number, id]) => issued(number, id)),
  fc
    .tuple(fc.constantFrom<Ending>("expired", "canceled", "rejected", "voucher_refused"), attempt)
    .map(([kind, number]) => ended(kind, number)),
);

const anyMoneyFact: fc.Arbitrary<Fact> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("refunded_by_hand", "credited", "reversed", "settled"),
      gatewayPaymentId,
      amount,
      fc.constantFrom("e1", "e2"),
    )
    .map((parts) => moved(...parts)),
  fc.tuple(gatewayPaymentId, amount, attempt).map((parts) => confirmed(...parts)),
  fc.tuple(gatewayPaymentId, fc.constantFrom("r1", "r2"), amount, attempt).map((parts) => refunded(...parts)),
);

export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 6, arbitrary: anyUnpaidFact },
  { weight: 6, arbitrary: anyMoneyFact },
  { weight: 1, arbitrary: fc.constant(accepted()) },
);

/** Different facts of one payment: no two share a key. */
export function someFacts(maxLength: number): fc.Arbitrary<Fact[]> {
  return fc.uniqueArray(anyFact, { selector: ({ key }) => key, maxLength });
}
