import { documentRules } from "../domain/document.ts";
import type { Country } from "../domain/method.ts";
import type { PaymentPage, PayRefusal, PayStage } from "../domain/payment-page.ts";
import { shownShopName } from "../domain/shop-name.ts";
import { timeLimits } from "../domain/time-limits.ts";
import type { Channel } from "../ports/channel.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { PayPageRecord, PayPageStore } from "../ports/pay-page-store.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { AccountStore } from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { findChoices } from "./find-choices.ts";
import { showVoucher, type ShownVoucher, type ShowVoucherDeps } from "./show-voucher.ts";

export interface ShowPaymentDeps extends ShowVoucherDeps {
  readonly payPages: PayPageStore;
  readonly accounts: AccountStore;
  readonly channels: readonly Channel[];
  /** The address of a payment's page. */
  payUrl(token: string): string;
}

const hour = 3_600_000;
/** A wait measured longer ago says nothing of today. */
const freshDays = 7;

/** What the pay page shows now; null for a link that never was or is too old. Reads only our own database. */
export async function showPayment(
  deps: ShowPaymentDeps,
  token: string,
  now: Date,
): Promise<PaymentPage | null> {
  const found = await deps.payPages.find(token, new Date(now.getTime() - freshDays * 24 * hour));
  if (!found) return null;
  const { payment, sync } = found;
  const voucher = await shownVoucher(deps, found);
  if (isLinkOver(payment, voucher, now)) return null;
  return {
    token,
    url: deps.payUrl(token),
    shopName: shownShopName(found.shopName, payment.shop.domain),
    country: voucher?.country ?? countryOf(deps.gateways, payment),
    locale: payment.locale,
    amount: payment.amount,
    isTest: payment.isTest,
    cancelUrl: payment.cancelUrl,
    canReturn: sync?.nextUrl != null,
    canHearByPhone: deps.channels.some(({ isMobile }) => isMobile),
    stage: await stageOf(deps, payment, { ...found, voucher, isClosed: sync?.told === "closed" }, now),
  };
}

/** A link lives on after the last number's end, so that a shopper who comes back months later reads the truth. */
export function isLinkOver(payment: Payment, voucher: Voucher | null, now: Date): boolean {
  const endedAt = Math.max(payment.createdAt.getTime(), voucher?.details.expiresAt.getTime() ?? 0);
  return now.getTime() - endedAt > timeLimits.linkDays * 24 * hour;
}

/** The latest; once money is there, the latest that had a number, because a later try may have got none. */
async function shownVoucher(
  { payments }: ShowPaymentDeps,
  { payment, voucher: latest }: PayPageRecord,
): Promise<Voucher | null> {
  if (!latest || latest.gatewayPaymentId !== null || latest.attempt === 1 || !isPaid(payment)) return latest;
  const all = await payments.vouchersOf(payment.shop.id, payment.id);
  return all.findLast(({ gatewayPaymentId }) => gatewayPaymentId !== null) ?? latest;
}

async function stageOf(
  deps: ShowPaymentDeps,
  payment: Payment,
  { voucher, ...more }: Omit<ShownVoucher, "voucher"> & { readonly voucher: Voucher | null },
  now: Date,
): Promise<PayStage> {
  if (!voucher) return askOrProblem(deps, payment, null, now);
  if (voucher.status === "asked") return creating(deps, voucher);
  if (voucher.status === "refused") return refusedStage(deps, payment, voucher, now);
  return showVoucher(deps, payment, { voucher, ...more }, now);
}

/** Says so when the gateway is not answering: waiting is the right thing, and the page goes on by itself. */
async function creating(deps: ShowPaymentDeps, voucher: Voucher): Promise<PayStage> {
  const accounts = await deps.accounts.list(voucher.shopId);
  const account = accounts.find(({ id }) => id === voucher.accountId);
  return { kind: "creating", method: voucher.method, isDelayed: (account?.circuit.failures ?? 0) > 0 };
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
    case "order_withdrawn":
      return { kind: "problem", problem: "link_expired", bound: null };
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
  if (payment.isWithdrawn || ageHours(payment, now) > timeLimits.unusedLinkHours)
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

/** Where the shopper pays, before a number says so. */
export function countryOf(gateways: readonly Gateway[], payment: Payment): Country {
  const offers = gateways.flatMap((gateway) => gateway.offers);
  return offers.find((offer) => offer.currency === payment.amount.currency)?.country ?? "CO";
}

function ageHours(payment: Payment, now: Date): number {
  return (now.getTime() - payment.createdAt.getTime()) / hour;
}
