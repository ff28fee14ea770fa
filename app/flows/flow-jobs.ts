import { flowNewsOf } from "../domain/flow-trigger.ts";
import type { Reduction } from "../domain/payment-state.ts";
import type { Payment, QueuedJob, RecordedFact } from "../ports/records.ts";

/**
 * What a merchant's workflows hear of new facts, as jobs for the transaction that adds them. Only of orders of the store
 * app: which order a payment session of the payments app is for, Shopify does not say.
 */
export function flowJobs(
  payment: Payment,
  reduction: Reduction,
  added: readonly RecordedFact[],
): readonly QueuedJob[] {
  const [first] = added;
  if (payment.door !== "shopify-orders" || !first) return [];
  const facts = added.map(({ fact }) => fact);
  return flowNewsOf(payment, reduction, facts).map(({ trigger, mark }) => ({
    job: {
      ...{ name: "tell-flow", shopId: payment.shop.id, paymentId: payment.id, trigger, mark, tries: 0 },
      // The fact's own number: no other news of the shop has it.
      event: [first.id, trigger, ...(mark ? [mark] : [])].join("-"),
    } as const,
  }));
}
