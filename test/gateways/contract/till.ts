import { exponentOf } from "../../../app/domain/currency.ts";
import { money } from "../../../app/domain/money.ts";
import type { Result } from "../../../app/lib/result.ts";
import type { GatewayError, RefundProgress, RefundRequest } from "../../../app/ports/gateway.ts";
import type { Offer } from "../../../app/ports/offer.ts";
import type { Bench } from "./harness.ts";
import { valueOf } from "./outcome.ts";

/** What the refund tests of one offer work with; each refund has a new key unless it brings its own. */
export function openTill(bench: Bench, offer: Offer) {
  let serial = 0;
  const full = offer.limits.min;
  const issue = async () => {
    const issued = await bench.gateway.issueVoucher(bench.accessOf(offer), bench.newRequest(offer));
    return valueOf(issued).gatewayPaymentId;
  };
  const findRefund = (gatewayPaymentId: string, refundId: string) =>
    bench.gateway.findRefund(bench.accessOf(offer), { gatewayPaymentId, refundId });
  return {
    full,
    step: money(10n ** BigInt(exponentOf(offer.currency) - offer.decimals), offer.currency),
    issue,
    issuePaid: async () => {
      const id = await issue();
      bench.sandbox.pay(id);
      return id;
    },
    find: (gatewayPaymentId: string) =>
      bench.gateway.findPayment(bench.accessOf(offer), { gatewayPaymentId }),
    findRefund,
    refund: (gatewayPaymentId: string, changes: Partial<RefundRequest> = {}) => {
      serial += 1;
      return bench.gateway.refund(bench.accessOf(offer), {
        idempotencyKey: `contract-refund-${offer.method}-${process.pid}-${serial}`,
        gatewayPaymentId,
        amount: full,
        isFull: true,
        isRepeat: false,
        knownRefundIds: [],
        notificationUrl: "https://recaudo.example.com/webhooks/contract",
        ...changes,
      });
    },
    /** The refund once the gateway has paid it, at once or after its time. */
    complete: async (gatewayPaymentId: string, asked: Result<RefundProgress, GatewayError>) => {
      const progress = valueOf(asked);
      if (progress.state !== "pending") return asked;
      bench.sandbox.endRefund(progress.refundId, "paid");
      return findRefund(gatewayPaymentId, progress.refundId);
    },
  };
}
