import { reduce, type Reduction } from "../../../app/domain/payment-state.ts";
import type { Snapshot } from "./snapshot.ts";

/** What is stored about a payment is what its facts say, computed anew. */
export function findPaymentFaults({ payments, facts }: Snapshot): string[] {
  const factsOf = Map.groupBy(facts, ({ paymentId }) => paymentId);
  return payments.flatMap(({ id, asked, stored }) => {
    const known = (factsOf.get(id) ?? []).map(({ fact }) => fact);
    const [is, should] = [describeReduction(stored), describeReduction(reduce(asked, known))];
    return is === should ? [] : [`payment ${id} is stored as ${is} but its facts say ${should}`];
  });
}

function describeReduction({ state, marks, ...sums }: Reduction): string {
  const { confirmedMinor, refundedMinor, reversedMinor, settledMinor } = sums;
  const minors = [confirmedMinor, refundedMinor, reversedMinor, settledMinor].map(String);
  return JSON.stringify([state, marks.toSorted(), ...minors]);
}
