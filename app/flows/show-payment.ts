import { documentRules } from "../domain/document.ts";
import type { Country } from "../domain/method.ts";
import { endOfGrace } from "../domain/grace.ts";
import { wordOfLateMoney, type LateMoneyWord } from "../domain/late-money.ts";
import type { PaymentPage, PayRefusal, PayStage } from "../domain/payment-page.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { AccountStore, PaymentStore, ShopSyncStore } from "../ports/store.ts";
import { findChoices } from "./find-choices.ts";
import { lateMoneyKey } from "./handle-late-money.ts";

export interface ShowPaymentDeps {
  readonly payments: PaymentStore;
  readonly accounts: AccountStore;
  readonly shopSync: ShopSyncStore;
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
  const voucher = await deps.payments.latestVoucher(payment.shop.id, payment.id);
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
    stage: await stageOf(deps, payment, voucher, now),
  };
}

async function stageOf(
  deps: ShowPaymentDeps,
  payment: Payment,
  voucher: Voucher | null,
  now: Date,
): Promise<PayStage> {
  if (!voucher) return askOrProblem(deps, payment, null, now);
  if (voucher.status === "asked") return { kind: "creating", method: voucher.method };
  if (voucher.status === "refused") return refusedStage(deps, payment, voucher.refusal, now);
  const gateway = deps.gateways.find(({ id }) => id === voucher.gateway);
  const offer = gateway?.offers.find(
    ({ method, country }) => method === voucher.method && country === voucher.country,
  );
  const { expiresAt } = voucher.details;
  const graceEndsAt = offer ? endOfGrace(expiresAt, voucher.country, offer.clearing) : expiresAt;
  // The number has ended, and money paid in time may still be on its way: who paid must not order again.
  const isStillChecking = payment.state === "expired" && now < graceEndsAt;
  const state = payment.state === "started" || isStillChecking ? "awaiting_payment" : payment.state;
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
    lateMoney: await lateMoneyOf(deps, payment),
  };
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
  refusal: string | null,
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
    case "group_already_paid":
      return { kind: "problem", problem: "group_already_paid", bound: null };
    default:
      return { kind: "problem", problem: "gateway_refused", bound: null };
  }
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
  const choices = findChoices(deps.gateways, await deps.accounts.list(payment.shop.id), payment);
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
