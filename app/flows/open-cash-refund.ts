import { decideCashRefund, digestOfToken } from "../domain/cash-refund.ts";
import { formatDecimal, type Money } from "../domain/money.ts";
import { inRefundOrder, type RefundRefusal } from "../domain/refund.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { NewCashRefund } from "../ports/cash-refund-store.ts";
import type { Transactions } from "../ports/store.ts";
import { bankFormKey } from "../domain/shopper-message.ts";
import type { Channel } from "../ports/channel.ts";
import { openByHand } from "./absorb-refund.ts";
import { addMessages, draft } from "./plan-messages.ts";
import { readPaidPayments } from "./request-refund.ts";

export interface OpenCashRefundDeps {
  readonly transactions: Transactions;
  readonly channels: readonly Pick<Channel, "id">[];
  newId(): string;
  /** 128 random bits, as text for a link. */
  newToken(): string;
}

export interface CashRefundOrder {
  readonly shopId: string;
  readonly paymentId: string;
  readonly amount: Money;
  /** Who of the shop's staff, for the audit. */
  readonly actor: string;
}

export interface OpenedCashRefund {
  readonly cashRefundId: string;
  /** Told this once: only its digest is stored. */
  readonly token: string;
  readonly linkExpiresAt: Date;
}

/**
 * Opens a refund by hand: a one-time link on which the buyer says where the money shall go, and a task that stays
 * open until a merchant proves that it went. It counts against what may still be given back from now on.
 */
export async function openCashRefund(
  deps: OpenCashRefundDeps,
  { shopId, paymentId, amount, actor }: CashRefundOrder,
  now: Date,
): Promise<Result<OpenedCashRefund, RefundRefusal | "unknown_payment" | "one_is_open">> {
  return deps.transactions.transaction(async (tx) => {
    const payment = await tx.lockPayment(shopId, paymentId);
    if (!payment) return err("unknown_payment");
    const earlier = await tx.cashRefundsOf(shopId, paymentId);
    if (earlier.some(({ state }) => state === "open" || state === "filled")) return err("one_is_open");
    const payments = inRefundOrder(payment.amount, await readPaidPayments(tx, payment));
    const paid = decideCashRefund(payments, amount);
    if (!paid.ok) return paid;

    const { attempt, gatewayPaymentId } = paid.value;
    const token = deps.newToken();
    const linkExpiresAt = new Date(now.getTime() + timeLimits.refundLinkHours * 3_600_000);
    const opened = { id: deps.newId(), paymentId, attempt, gatewayPaymentId, amount, linkExpiresAt };
    const refund: NewCashRefund = { ...opened, tokenDigest: digestOfToken(token), openedBy: actor };
    await tx.addCashRefund(shopId, refund);
    await openByHand(tx, payment, { because: "opened", amount: formatDecimal(amount) });
    await tx.audit({
      shopId,
      paymentId,
      actor,
      verb: "open_cash_refund",
      subject: `cash_refund:${refund.id}`,
      reason: null,
      before: null,
      after: { amount: formatDecimal(amount), currency: amount.currency },
    });
    // The buyer is sent the link; only here is it known.
    const about = { key: bankFormKey(refund.id), kind: "refund_data", dueAt: now } as const;
    const messages = deps.channels.map((channel) => draft(deps, about, channel.id, token));
    await addMessages(tx, { shopId, paymentId }, messages, now);
    return ok({ cashRefundId: refund.id, token, linkExpiresAt });
  });
}
