import type { Gateway, PaymentLookup } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import type { Refund, RefundStore } from "../ports/refund-store.ts";
import type { AccountStore } from "../ports/store.ts";
import { absorbRefund } from "./absorb-refund.ts";
import type { AbsorbDeps } from "./absorb-answer.ts";
import { refundKey } from "./refund-payment.ts";

export interface HearOfRefundsDeps extends AbsorbDeps {
  readonly refunds: RefundStore;
  readonly accounts: AccountStore;
  findGateway(id: string): Gateway;
}

/**
 * A gateway rang for a payment with refunds on their way: they are looked at now, not at their next check. A refund
 * whose answer was lost may be the one that rang, which its own key tells.
 */
export async function hearOfRefunds(
  deps: HearOfRefundsDeps,
  { shopId, paymentId }: Voucher,
  lookup: PaymentLookup,
  now: Date,
): Promise<void> {
  const refunds = await deps.refunds.underWay(shopId, paymentId);
  if (refunds.length === 0) return;
  const rang = "gatewayPaymentId" in lookup ? lookup.refundId : undefined;
  const isUnheard = rang !== undefined && refunds.every(({ gatewayRefundId }) => gatewayRefundId !== rang);
  if (isUnheard) await recognize(deps, refunds, rang, now);
  const sent = refunds.filter(({ state }) => state === "sent");
  await deps.transactions.transaction((tx) =>
    tx.enqueue(sent.map(({ id }) => ({ job: { name: "refund-payment", shopId, refundId: id, tries: 0 } }))),
  );
}

async function recognize(
  deps: HearOfRefundsDeps,
  refunds: readonly Refund[],
  refundId: string,
  now: Date,
): Promise<void> {
  const asked = refunds.filter(({ state, isOutcomeUnknown }) => state === "asked" && isOutcomeUnknown);
  for (const refund of asked) {
    const { shopId, accountId, gateway, gatewayPaymentId } = refund;
    const access = await deps.accounts.access(shopId, accountId);
    if (!access) throw new Error("a refund without its account");
    const found = await deps.findGateway(gateway).findRefund(access, { gatewayPaymentId, refundId });
    if (!found.ok || found.value.reference !== refundKey(refund)) continue;
    // Done or not, its own check follows: here it only gets its id.
    await absorbRefund(deps, refund, found.value, now);
    return;
  }
}
