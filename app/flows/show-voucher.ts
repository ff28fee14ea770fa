import { endOfGrace } from "../domain/grace.ts";
import { wordOfLateMoney, type LateMoneyWord } from "../domain/late-money.ts";
import { newDeadline } from "../domain/new-number.ts";
import type { GivingBack, PayStage, SaidPaid } from "../domain/payment-page.ts";
import { mayAsk, recentAsks } from "../domain/shopper-ask.ts";
import { isOverdue, waitFor, type Wait } from "../domain/waiting-time.ts";
import type { ShopperAsk } from "../ports/by-hand.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Offer } from "../ports/offer.ts";
import type { PayPageRecord } from "../ports/pay-page-store.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { RefundStore } from "../ports/refund-store.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { PaymentStore, ShopSyncStore } from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { lateMoneyKey } from "./handle-late-money.ts";

export interface ShowVoucherDeps {
  readonly payments: PaymentStore;
  readonly settings: SettingsStore;
  readonly shopSync: ShopSyncStore;
  readonly exceptions: ExceptionStore;
  readonly refunds: RefundStore;
  readonly cashRefunds: CashRefundStore;
  readonly gateways: readonly Gateway[];
}

/** The shopper's number and what became of it. */
export interface ShownVoucher extends Pick<PayPageRecord, "ask" | "measuredWait"> {
  readonly voucher: Voucher;
  /** The shop was told that the order is closed. */
  readonly isClosed: boolean;
}

/** What the pay page shows of a payment that has a number. Reads only our own database. */
export async function showVoucher(
  deps: ShowVoucherDeps,
  payment: Payment,
  { voucher, ask, measuredWait, isClosed }: ShownVoucher,
  now: Date,
): Promise<PayStage> {
  const gateway = deps.gateways.find(({ id }) => id === voucher.gateway);
  const offer = gateway?.offers.find(
    ({ method, country }) => method === voucher.method && country === voucher.country,
  );
  const { expiresAt } = voucher.details;
  const graceEndsAt = offer ? endOfGrace(expiresAt, voucher.country, offer.clearing) : expiresAt;
  // The number has ended, and money paid in time may still be on its way: who paid must not order again.
  const isStillChecking = payment.state === "expired" && now < graceEndsAt;
  const state = payment.state === "started" || isStillChecking ? "awaiting_payment" : payment.state;
  const stated = offer?.clearing ?? { hours: 0, businessDays: 0 };
  const wait = waitFor(offer?.confirmationMinutes ?? 0, stated, measuredWait);
  return {
    kind: "voucher",
    method: voucher.method,
    state,
    details: voucher.details,
    gatewayName: gateway?.name ?? voucher.gateway,
    wait,
    isPastDeadline: isStillChecking || now > expiresAt,
    isDifferenceOpen: payment.marks.some(
      (mark) => mark === "short" || mark === "over" || mark === "wrong_currency",
    ),
    saidPaid: saidPaidOf(ask, { voucher, wait }, now),
    canHaveNewNumber:
      !isClosed && !payment.isWithdrawn && (await canHaveNewNumber(deps, payment, { voucher, offer }, now)),
    ...(await replacementOf(deps, payment, voucher)),
    ...(await moneyOf(deps, payment)),
  };
}

/** An answer is news for an hour; the state itself says when it was paid. */
function saidPaidOf(
  ask: ShopperAsk | null,
  { voucher, wait }: { readonly voucher: Voucher; readonly wait: Wait },
  now: Date,
): SaidPaid {
  const askedAt = ask?.askedAt ?? [];
  // Said of the number before this one, it says nothing of this one.
  const saidAt = ask?.firstAskedAt && ask.firstAskedAt >= voucher.askedAt ? ask.firstAskedAt : null;
  const rest = { canAsk: mayAsk(askedAt, now), isOverdue: isOverdue(saidAt, wait, now) };
  if (!ask || recentAsks(askedAt, now).length === 0) return { answer: null, ...rest };
  // The answer comes within seconds; a worker that is away must not leave "asking" on the page.
  if (ask.answer === null) return { answer: rest.canAsk ? "no_answer" : "asking", ...rest };
  return { answer: ask.answer === "paid" ? null : ask.answer, ...rest };
}

async function canHaveNewNumber(
  { settings }: ShowVoucherDeps,
  payment: Payment,
  { voucher, offer }: { readonly voucher: Voucher; readonly offer: Offer | undefined },
  now: Date,
): Promise<boolean> {
  // Also while late money may be on its way: what is over is watched, and most shoppers simply did not pay.
  if (!offer || (payment.state !== "expired" && payment.state !== "canceled")) return false;
  const { voucherLifeHours: wishHours } = await settings.read(payment.shop.id);
  const life = { ...offer.voucherLife, wishHours };
  return newDeadline(now, payment.createdAt, voucher.country, life) !== null;
}

/** What this number replaced, or what replaced it. */
async function replacementOf(
  { payments }: ShowVoucherDeps,
  payment: Payment,
  { attempt, askedAt }: Voucher,
): Promise<{ readonly replacedReference: string | null; readonly replacedBy: string | null }> {
  const hasEnded = ["expired", "canceled", "failed"].includes(payment.state);
  const before =
    attempt > 1 && !hasEnded
      ? await payments.voucherOfAttempt(payment.shop.id, payment.id, attempt - 1)
      : null;
  return {
    replacedReference: before?.details.reference ?? null,
    replacedBy: hasEnded ? await payments.laterInGroup(payment.shop.id, payment, askedAt) : null,
  };
}

interface MoneyShown {
  readonly lateMoney: LateMoneyWord | null;
  readonly isPaidTwice: boolean;
  readonly givingBack: GivingBack | null;
}

/** What becomes of money that came, where that is not simply the order. */
async function moneyOf(deps: ShowVoucherDeps, payment: Payment): Promise<MoneyShown> {
  const { id, shop } = payment;
  if (!isPaid(payment) && payment.marks.length === 0)
    return { lateMoney: null, isPaidTwice: false, givingBack: null };
  const [late, winner, underWay, byHand] = await Promise.all([
    isPaid(payment) ? deps.exceptions.findLast(shop.id, lateMoneyKey({ id })) : null,
    deps.shopSync.groupWinner(shop.id, payment.groupId),
    deps.refunds.underWay(shop.id, id),
    deps.cashRefunds.ofPayment(shop.id, id),
  ]);
  const isOtherPaid = payment.state === "paid" && winner !== null && winner !== id;
  const isAccountNeeded = byHand.some(({ state }) => state === "open");
  const isUnderWay = underWay.length > 0 || byHand.some(({ state }) => state === "filled");
  return {
    lateMoney: late && wordOfLateMoney(late.suggestedAction, late.resolution),
    isPaidTwice: payment.marks.includes("paid_twice") || isOtherPaid,
    givingBack: isAccountNeeded ? "account_needed" : isUnderWay ? "under_way" : null,
  };
}
