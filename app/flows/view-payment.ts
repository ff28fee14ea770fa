import { offeredActs } from "../domain/merchant-act.ts";
import { money } from "../domain/money.ts";
import { reduce } from "../domain/payment-state.ts";
import type { NumberView, PaymentView, ProofView } from "../domain/payment-view.ts";
import { proofFileName } from "../domain/proof.ts";
import { excessOf, paidPayments, secondPayment } from "../domain/refund.ts";
import { readRoutedBecause } from "../domain/routed-because.ts";
import { timelineOf } from "../domain/timeline.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { PaymentCaseStore } from "../ports/payment-case.ts";
import type { PaymentFile, PaymentFileStore } from "../ports/payment-file.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { PaymentCase } from "../domain/payment-case.ts";
import type { Door } from "../ports/platform.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { RefundStore } from "../ports/refund-store.ts";
import type { PaymentStore, ShopSyncStore } from "../ports/store.ts";
import { findLastGraceEnd } from "./find-grace.ts";

export interface ViewPaymentDeps {
  readonly payments: PaymentStore;
  readonly paymentFiles: PaymentFileStore;
  readonly paymentCases: PaymentCaseStore;
  readonly refunds: RefundStore;
  readonly cashRefunds: CashRefundStore;
  readonly shopSync: ShopSyncStore;
  readonly gateways: readonly Gateway[];
  findGateway(id: string): Gateway;
  doorOf(payment: Payment): Door;
  payUrl(token: string): string;
  /** The order in the shop's admin; null where the payment does not tell it. */
  orderUrl(payment: Payment): string | null;
}

/** Everything about one payment that a merchant reads and can act on; null for one that the shop does not have. */
export async function viewPayment(
  deps: ViewPaymentDeps,
  shopId: string,
  paymentId: string,
): Promise<PaymentView | null> {
  const payment = await deps.payments.find(shopId, paymentId);
  if (!payment) return null;
  const [vouchers, file, rest] = await Promise.all([
    deps.payments.vouchersOf(shopId, paymentId),
    deps.paymentFiles.read(shopId, paymentId),
    deps.paymentCases.read(shopId, paymentId),
  ]);
  const winner = await deps.shopSync.groupWinner(shopId, payment.groupId);
  const { sums, left } = await sumsOf(deps, payment, winner !== null && winner !== paymentId);
  const told = file.shop?.told ?? "none";
  const ground = {
    ...payment,
    told,
    vouchers,
    openExceptions: file.exceptions.map(({ kind }) => kind),
    desk: rest.desk.map(({ state }) => state),
    ...left,
    shopStartsRefunds: deps.doorOf(payment).startsRefunds,
  };
  const isOpen = told !== "paid" && told !== "closed" && !payment.state.includes("paid");
  return {
    ...headOf(deps, payment),
    sums,
    told,
    toldAt: file.shop?.toldAt ?? null,
    isTellingFailed: typeof file.shop?.lastError === "string",
    closesAt: isOpen ? findLastGraceEnd(deps, vouchers) : null,
    numbers: vouchers.map((voucher) => numberView(payment, voucher, rest)),
    orderName: rest.orderName,
    refunds: rest.refunds,
    desk: rest.desk,
    dead: rest.dead,
    exceptions: file.exceptions.map(({ id, kind, suggestedAction, owner, dueAt, openedAt }) => ({
      ...{ id, kind, suggestedAction, owner, dueAt, openedAt },
    })),
    proofs: file.proofs.map(proofView),
    timeline: timelineOf(historyOf(payment, vouchers, file, rest)),
    acts: offeredActs(ground),
  };
}

function headOf(deps: ViewPaymentDeps, payment: Payment) {
  const { id, sessionId, isTest, amount, state, marks, createdAt, isWithdrawn, token } = payment;
  return {
    ...{ id, sessionId, isTest, state, marks, isWithdrawn },
    asked: amount,
    startedAt: createdAt,
    payUrl: deps.payUrl(token),
    orderUrl: deps.orderUrl(payment),
    gatewayNames: Object.fromEntries(deps.gateways.map((gateway) => [gateway.id, gateway.name])),
  };
}

/** Sums in the payment's own currency; `left` is about money of any currency that nothing takes back yet. */
async function sumsOf(deps: ViewPaymentDeps, { id, shop, amount }: Payment, isBeaten: boolean) {
  const [facts, underWay, byHand] = await Promise.all([
    deps.payments.factsOf(shop.id, id),
    deps.refunds.underWay(shop.id, id),
    deps.cashRefunds.ofPayment(shop.id, id),
  ]);
  const reduced = reduce(amount, facts);
  const waiting = byHand.filter(({ state }) => state === "open" || state === "filled");
  const paid = paidPayments(facts, [...underWay, ...waiting]);
  const own = paid.filter(({ confirmed }) => confirmed.currency === amount.currency);
  const of = (minor: bigint) => money(minor, amount.currency);
  return {
    left: {
      hasMoneyLeft: paid.some(({ leftMinor }) => leftMinor > 0n),
      hasSecondLeft: secondPayment(amount, paid, isBeaten) !== undefined,
      hasExcessLeft: excessOf(amount, paid) !== null,
      isBeingGivenBack: underWay.length + waiting.length > 0,
    },
    sums: {
      confirmed: of(reduced.confirmedMinor),
      refunded: of(reduced.refundedMinor),
      reversed: of(reduced.reversedMinor),
      settled: of(reduced.settledMinor),
      left: of(own.reduce((sum, { leftMinor }) => sum + leftMinor, 0n)),
    },
  };
}

function numberView({ amount }: Payment, voucher: Voucher, { numbers }: PaymentCase): NumberView {
  const more = numbers.find(({ voucherId }) => voucherId === voucher.id);
  const { attempt, gateway, method, country, status, refusal, gatewayPaymentId, externalReference } = voucher;
  const { reference, agreementCode, expiresAt } = voucher.details;
  const because = more?.routedBecause ?? null;
  return {
    ...{ attempt, gateway, method, country, status, refusal, gatewayPaymentId, externalReference },
    ...{ reference, agreementCode, expiresAt, askedAt: voucher.askedAt },
    mode: more?.mode ?? "live",
    nextPollAt: more?.nextPollAt ?? null,
    because: because === null ? null : readRoutedBecause(because, amount.currency),
  };
}

function proofView({ mediaType, hasFile, ...proof }: PaymentFile["proofs"][number]): ProofView {
  const fileName = hasFile && mediaType !== null ? proofFileName(proof.id, mediaType) : null;
  return { ...proof, fileName, isErased: mediaType !== null && !hasFile };
}

function historyOf(
  { createdAt }: Payment,
  vouchers: readonly Voucher[],
  { facts, shop, exceptions, audit }: PaymentFile,
  rest: PaymentCase,
) {
  return {
    ...rest,
    startedAt: createdAt,
    vouchers,
    facts,
    told: shop,
    openExceptions: exceptions,
    acts: audit,
  };
}
