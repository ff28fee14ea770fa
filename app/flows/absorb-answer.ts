import type { Fact, FactSource } from "../domain/fact.ts";
import { nextPollAt } from "../domain/poll-schedule.ts";
import type { GatewayPayment } from "../ports/gateway.ts";
import type { Probe } from "../ports/probe.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";

export interface AbsorbDeps {
  readonly transactions: Transactions;
  readonly probe: Probe;
}

export interface Telling {
  readonly source: FactSource;
  readonly now: Date;
  /** Written in the same commit, after the facts: what an act by hand leaves behind. */
  readonly alongside?: (tx: StoreTransaction, before: Payment) => Promise<void>;
}

/**
 * Takes in what a gateway answered about one voucher, whoever asked: issue, webhook, poll or shopper. A voucher
 * still waiting for its answer becomes issued on the way, so a webhook that overtakes the create call loses nothing.
 */
export async function absorbAnswer(
  deps: AbsorbDeps,
  voucher: Voucher,
  answer: GatewayPayment,
  told: Telling,
): Promise<void> {
  await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(voucher.shopId, voucher.paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    const facts: Fact[] = factsFrom(voucher, answer, told.source);
    const pollAt = nextPollAt(told.now, answer.voucher.expiresAt);
    await tx.saveIssuedVoucher(voucher.shopId, voucher.id, answer, pollAt);
    await recordFacts(tx, payment, facts);
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
    await told.alongside?.(tx, payment);
    deps.probe("facts-before-commit");
  });
  deps.probe("facts-committed");
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
