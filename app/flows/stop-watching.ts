import type { Voucher } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";

const endings: readonly string[] = ["confirmed", "expired", "canceled", "rejected"];

/**
 * Ends the look-ups of a voucher whose time is long over. If its end is not known, because the gateway still says
 * "waiting" or did not answer, a person is asked in the same transaction: nothing is given up in silence.
 */
export async function stopWatching(
  deps: { readonly transactions: Transactions },
  voucher: Voucher,
  lastAnswer: string,
): Promise<void> {
  const { shopId, paymentId } = voucher;
  await deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) throw new Error("a voucher without its payment");
    if (!(await tx.stopWatching(shopId, voucher.id))) return;
    const facts = await tx.factsOf(shopId, paymentId);
    if (facts.some(({ attempt, kind }) => attempt === voucher.attempt && endings.includes(kind))) return;
    const detail = {
      payment_id: payment.sessionId,
      gateway: voucher.gateway,
      gateway_payment_id: voucher.gatewayPaymentId,
      last_answer: lastAnswer,
    };
    const key = unwatchedKey(voucher);
    await tx.openException({ shopId, paymentId, kind: "unwatched", key, detail });
    await tx.raiseAlert({ shopId, kind: "voucher_unwatched", key, detail });
  });
}

/** The end became known after all: by a late webhook, a settlement line or somebody asking. */
export async function endUnwatched(tx: StoreTransaction, voucher: Voucher): Promise<void> {
  const key = unwatchedKey(voucher);
  await tx.resolveAlert(key);
  await tx.endException(voucher.shopId, key, { resolution: "settled", resolvedBy: "recaudo", note: null });
}

function unwatchedKey(voucher: Voucher): string {
  return `voucher:${voucher.id}:unwatched`;
}
