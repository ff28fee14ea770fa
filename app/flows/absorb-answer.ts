import type { Fact, FactSource } from "../domain/fact.ts";
import { firstPoll, isWatchOver } from "../domain/poll-schedule.ts";
import type { GatewayPayment } from "../ports/gateway.ts";
import type { Probe } from "../ports/probe.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";
import { unclearKey } from "./refuse-voucher.ts";
import { endUnwatched } from "./stop-watching.ts";

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
 * Returns the facts that were news.
 */
export async function absorbAnswer(
  deps: AbsorbDeps,
  voucher: Voucher,
  answer: GatewayPayment,
  told: Telling,
): Promise<readonly Fact[]> {
  const news = await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(voucher.shopId, voucher.paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    const facts: Fact[] = factsFrom(voucher, answer, told.source);
    const { expiresAt } = answer.voucher;
    const poll = firstPoll(told.now, expiresAt);
    const saved = await tx.saveIssuedVoucher(voucher.shopId, voucher.id, answer, poll);
    if (saved === "lost_and_found") await voidLost(tx, voucher);
    const added = await recordFacts(tx, payment, facts);
    const life = { askedAt: voucher.askedAt, expiresAt: voucher.details.expiresAt };
    if (answer.reading.meaning === "told" && isWatchOver(told.now, life)) await endUnwatched(tx, voucher);
    await followHold(tx, voucher, payment, answer);
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
    if (added.length > 0) deps.probe("facts-before-commit");
    return added;
  });
  if (news.length > 0) deps.probe("facts-committed");
  return news;
}

/** Open while the gateway looks into the payment itself; over as soon as it says anything else. */
async function followHold(
  tx: StoreTransaction,
  { shopId, id, gateway }: Voucher,
  payment: Payment,
  { reading, gatewayPaymentId }: GatewayPayment,
): Promise<void> {
  const key = `voucher:${id}:held`;
  if (reading.meaning !== "held") {
    await tx.endException(shopId, key, { resolution: "over", resolvedBy: "recaudo", note: null });
    return;
  }
  const detail = { payment_id: payment.sessionId, gateway, gateway_payment_id: gatewayPaymentId };
  await tx.openException({
    shopId,
    paymentId: payment.id,
    kind: "held",
    key,
    detail: { ...detail, words: reading.words },
  });
}

/** It had been given up, and another may live by now. */
async function voidLost(tx: StoreTransaction, { shopId, id }: Voucher): Promise<void> {
  const end = { resolution: "found", resolvedBy: "recaudo", note: null };
  await tx.endException(shopId, unclearKey(id), end);
  await tx.enqueue([{ job: { name: "clear-up-voucher", shopId, voucherId: id, tries: 0 } }]);
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
