import { newDeadline } from "../domain/new-number.ts";
import { mayAsk, recentAsks } from "../domain/shopper-ask.ts";
import { documentRules } from "../domain/document.ts";
import type { Country } from "../domain/method.ts";
import { endOfGrace } from "../domain/grace.ts";
import { wordOfLateMoney, type LateMoneyWord } from "../domain/late-money.ts";
import type { PaymentPage, PayRefusal, PayStage, SaidPaid } from "../domain/payment-page.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { ShopperAsk, ShopperAskStore } from "../ports/by-hand.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { AccountStore, PaymentStore, ShopSyncStore } from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { findChoices } from "./find-choices.ts";
import { lateMoneyKey } from "./handle-late-money.ts";

export interface ShowPaymentDeps {
  readonly payments: PaymentStore;
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly shopSync: ShopSyncStore;
  readonly shopperAsks: ShopperAskStore;
  readonly exceptions: ExceptionStore;
  readonly gateways: readonly Gateway[];
}

const hour = 3_600_000;

/** What the pay page shows now; null for a link that never was or is too old. Reads only our own database. */
export async function showPayment(
  deps: ShowPaymentDeps,
  token: string,
  now: Date,
): Promise<PaymentPage | null> {
  const payment = await deps.payments.findByToken(token);
  if (!payment || ageHours(payment, now) > timeLimits.linkDays * 24) return null;
  const voucher = await shownVoucher(deps, payment);
  const sync = await deps.shopSync.read(payment.shop.id, payment.id);
  return {
    token,
    shopName: payment.shop.domain.replace(/\.myshopify\.com$/, ""),
    country: voucher?.country ?? countryOf(deps.gateways, payment),
    locale: payment.locale,
    amount: payment.amount,
    isTest: payment.isTest,
    cancelUrl: payment.cancelUrl,
    canReturn: sync?.nextUrl != null,
    stage: await stageOf(deps, payment, { voucher, isClosed: sync?.told === "closed" }, now),
  };
}

/** The latest; once money is there, the latest that had a number, because a later try may have got none. */
async function shownVoucher({ payments }: ShowPaymentDeps, payment: Payment): Promise<Voucher | null> {
  const latest = await payments.latestVoucher(payment.shop.id, payment.id);
  if (!latest || latest.gatewayPaymentId !== null || latest.attempt === 1 || !isPaid(payment)) return latest;
  const all = await payments.vouchersOf(payment.shop.id, payment.id);
  return all.findLast(({ gatewayPaymentId }) => gatewayPaymentId !== null) ?? latest;
}

async function stageOf(
  deps: ShowPaymentDeps,
  payment: Payment,
  { voucher, isClosed }: { readonly voucher: Voucher | null; readonly isClosed: boolean },
  now: Date,
): Promise<PayStage> {
  if (!voucher) return askOrProblem(deps, payment, null, now);
  if (voucher.status === "asked") return creating(deps, voucher);
  if (voucher.status === "refused") return refusedStage(deps, payment, voucher, now);
  const gateway = deps.gateways.find(({ id }) => id === voucher.gateway);
  const offer = gateway?.offers.find(
    ({ method, country }) => method === voucher.method && country === voucher.country,
  );
  const { expiresAt } = voucher.details;
  const graceEndsAt = offer ? endOfGrace(expiresAt, voucher.country, offer.clearing) : expiresAt;
  // The number has ended, and money paid in time may still be on its way: who paid must not order again.
  const isStillChecking = payment.state === "expired" && now < graceEndsAt;
  const state = payment.state === "started" || isStillChecking ? "awaiting_payment" : payment.state;
  const { voucherLifeHours: wishHours } = await deps.settings.read(payment.shop.id);
  return {
    kind: "voucher",
    method: voucher.method,
    state,
    details: voucher.details,
    gatewayName: gateway?.name ?? voucher.gateway,
    confirmationMinutes: offer?.confirmationMinutes ?? 0,
    isPastDeadline: isStillChecking || now > expiresAt,
    isDifferenceOpen: payment.marks.some(
      (mark) => mark === "short" || mark === "over" || mark === "wrong_currency",
    ),
    saidPaid: saidPaid(await deps.shopperAsks.read(payment.shop.id, payment.id), now),
    canHaveNewNumber:
      !isClosed &&
      offer !== undefined &&
      // Also while late money may be on its way: what is over is watched, and most shoppers simply did not pay.
      (payment.state === "expired" || payment.state === "canceled") &&
      newDeadline(now, payment.createdAt, voucher.country, { ...offer.voucherLife, wishHours }) !== null,
    lateMoney: await lateMoneyOf(deps, payment),
  };
}

/** Says so when the gateway is not answering: waiting is the right thing, and the page goes on by itself. */
async function creating(deps: ShowPaymentDeps, voucher: Voucher): Promise<PayStage> {
  const accounts = await deps.accounts.list(voucher.shopId);
  const account = accounts.find(({ id }) => id === voucher.accountId);
  return { kind: "creating", method: voucher.method, isDelayed: (account?.circuit.failures ?? 0) > 0 };
}

/** An answer is news for an hour; the state itself says when it was paid. */
function saidPaid(ask: ShopperAsk | null, now: Date): SaidPaid {
  const askedAt = ask?.askedAt ?? [];
  const canAsk = mayAsk(askedAt, now);
  if (!ask || recentAsks(askedAt, now).length === 0) return { answer: null, canAsk };
  if (ask.answer === null) {
    // The answer comes within seconds; a worker that is away must not leave "asking" on the page.
    return { answer: canAsk ? "no_answer" : "asking", canAsk };
  }
  return { answer: ask.answer === "paid" ? null : ask.answer, canAsk };
}

async function lateMoneyOf(
  { exceptions }: ShowPaymentDeps,
  { id, shop, state }: Payment,
): Promise<LateMoneyWord | null> {
  const hasMoney = state === "paid" || state === "partially_refunded" || state === "refunded";
  const last = hasMoney ? await exceptions.findLast(shop.id, lateMoneyKey({ id })) : null;
  return last && wordOfLateMoney(last.suggestedAction, last.resolution);
}

/** What a shopper can mend is asked again, with the reason; the rest leads back to the shop. */
async function refusedStage(
  deps: ShowPaymentDeps,
  payment: Payment,
  { refusal, details: { expiresAt } }: Voucher,
  now: Date,
): Promise<PayStage> {
  switch (refusal) {
    case "document_refused":
    case "email_refused":
      return askOrProblem(deps, payment, refusal, now);
    case "unknown_outcome":
    case "unavailable":
    case "rate_limited":
    case "unreadable_answer":
      return askOrProblem(deps, payment, "gateway_trouble", now);
    case "voucher_unclear":
    case "order_unclear":
      return unclearStage(deps, payment, expiresAt, now);
    case "group_already_paid":
      return { kind: "problem", problem: "group_already_paid", bound: null };
    default:
      return { kind: "problem", problem: "gateway_refused", bound: null };
  }
}

/** A number may exist that we never heard of: no second one while that one could be paid. */
async function unclearStage(
  deps: ShowPaymentDeps,
  payment: Payment,
  expiresAt: Date,
  now: Date,
): Promise<PayStage> {
  if (now >= expiresAt) return askOrProblem(deps, payment, "gateway_trouble", now);
  return { kind: "problem", problem: "voucher_unclear", bound: null };
}

async function askOrProblem(
  deps: ShowPaymentDeps,
  payment: Payment,
  refusal: PayRefusal | null,
  now: Date,
): Promise<PayStage> {
  if (ageHours(payment, now) > timeLimits.unusedLinkHours)
    return { kind: "problem", problem: "link_expired", bound: null };
  const winner = await deps.shopSync.groupWinner(payment.shop.id, payment.groupId);
  if (winner && winner !== payment.id) return { kind: "problem", problem: "group_already_paid", bound: null };
  const accounts = await deps.accounts.list(payment.shop.id);
  const settings = await deps.settings.read(payment.shop.id);
  const choices = findChoices({ gateways: deps.gateways, accounts, settings, now }, payment);
  if ("problem" in choices) return { kind: "problem", problem: choices.problem, bound: choices.bound };
  const { email } = await deps.payments.buyerOf(payment.shop.id, payment.id);
  return {
    kind: "ask",
    needsEmail: email === null || refusal === "email_refused",
    refusal,
    choices: choices.map(({ offer }) => ({
      method: offer.method,
      documents: documentRules.filter(
        ({ type, country }) => country === offer.country && offer.documents.includes(type),
      ),
    })),
  };
}

function countryOf(gateways: readonly Gateway[], payment: Payment): Country {
  const offers = gateways.flatMap((gateway) => gateway.offers);
  return offers.find((offer) => offer.currency === payment.amount.currency)?.country ?? "CO";
}

function ageHours(payment: Payment, now: Date): number {
  return (now.getTime() - payment.createdAt.getTime()) / hour;
}
