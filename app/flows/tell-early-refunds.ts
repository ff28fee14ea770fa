import type { Door } from "../ports/platform.ts";
import type { Payment } from "../ports/records.ts";
import type { Transactions } from "../ports/store.ts";

export interface TellEarlyRefundsDeps {
  readonly transactions: Transactions;
  doorOf(payment: Payment): Door;
}

/**
 * A refund may be done before its shop was told that the payment is paid, such as while the shop was down: its own
 * telling found nothing to give back. Once the shop knows of the payment, it hears of the refunds before that, too.
 * Called again, it changes nothing: the order's books have each refund once.
 */
export async function tellEarlyRefunds(deps: TellEarlyRefundsDeps, payment: Payment): Promise<void> {
  const { id, shop, state } = payment;
  const wasRefunded = state === "refunded" || state === "partially_refunded";
  if (!wasRefunded || deps.doorOf(payment).startsRefunds) return;
  await deps.transactions.transaction(async (tx) => {
    const refunds = await tx.refundsOf(shop.id, id);
    const made = refunds.filter((refund) => refund.state === "done" && refund.reason === "merchant");
    await tx.enqueue(
      made.map((refund) => ({
        job: { name: "tell-refund", shopId: shop.id, refundId: refund.id, tries: 0 },
      })),
    );
  });
}
