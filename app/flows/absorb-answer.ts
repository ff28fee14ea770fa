import type { Fact, FactSource } from "../domain/fact.ts";
import { firstPoll, isWatchOver } from "../domain/poll-schedule.ts";
import type { GatewayPayment } from "../ports/gateway.ts";
import type { Probe } from "../ports/probe.ts";
import type { Voucher } from "../ports/records.ts";
import type { Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";
import { endUnwatched } from "./stop-watching.ts";

export interface AbsorbDeps {
  readonly transactions: Transactions;
  readonly probe: Probe;
}

/**
 * Takes in what a gateway answered about one voucher, whoever asked: issue, webhook, poll or shopper. A voucher
 * still waiting for its answer becomes issued on the way, so a webhook that overtakes the create call loses nothing.
 * Returns the facts that were news.
 */
export async function absorbAnswer(
  deps: AbsorbDeps,
  voucher: Voucher,
  answer: GatewayPayment,
  told: { readonly source: FactSource; readonly now: Date },
): Promise<readonly Fact[]> {
  const news = await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(voucher.shopId, voucher.paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    const facts: Fact[] = factsFrom(voucher, answer, told.source);
    const { expiresAt } = answer.voucher;
    await tx.saveIssuedVoucher(voucher.shopId, voucher.id, answer, firstPoll(told.now, expiresAt));
    const added = await recordFacts(tx, payment, facts);
    const life = { askedAt: voucher.askedAt, expiresAt: voucher.details.expiresAt };
    if (answer.reading.meaning === "told" && isWatchOver(told.now, life)) await endUnwatched(tx, voucher);
    if (answer.reading.meaning === "unknown") {
      await tx.raiseAlert({
        shopId: voucher.shopId,
        kind: "unknown_status",
        key: `voucher:${voucher.id}:${answer.reading.words}`,
        detail: {
          payment_id: payment.sessionId,
          gateway_payment_id: answer.gatewayPaymentId,
          words: answer.reading.words,
        },
      });
    }
    deps.probe("facts-before-commit");
    return added;
  });
  deps.probe("facts-committed");
  return news;
}

function factsFrom(voucher: Voucher, answer: GatewayPayment, source: FactSource): Fact[] {
  const { attempt } = voucher;
  const { gatewayPaymentId } = answer;
  const issued: Fact = {
    kind: "voucher_issued",
    key: `voucher:${attempt}:issued`,
    attempt,
    source,
    occurredAt: null,
    gatewayPaymentId,
  };
  const read = answer.reading.meaning === "told" ? answer.reading.facts : [];
  return [issued, ...read.map((fact): Fact => ({ ...fact, attempt, source }))];
}
