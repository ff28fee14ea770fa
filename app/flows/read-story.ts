import type { Fact } from "../domain/fact.ts";
import { wordOfLateMoney, type LateMoneyWord } from "../domain/late-money.ts";
import type { Story, StoryVoucher } from "../domain/shopper-message.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { ExceptionStore } from "../ports/exceptions.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Door } from "../ports/platform.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { PaymentStore, ShopSyncStore } from "../ports/store.ts";
import { findGraceEnd } from "./find-grace.ts";
import { lateMoneyKey } from "./handle-late-money.ts";
import { countryOf } from "./show-payment.ts";

export interface StoryDeps {
  readonly payments: PaymentStore;
  readonly shopSync: ShopSyncStore;
  readonly exceptions: ExceptionStore;
  readonly cashRefunds: CashRefundStore;
  readonly gateways: readonly Gateway[];
  findGateway(id: string): Gateway;
  doorOf(payment: Payment): Door;
}

/** All that decides what a shopper is told about a payment, as it stands now. */
export async function readStory(deps: StoryDeps, payment: Payment, now: Date): Promise<Story> {
  const { id, shop, state, marks, createdAt } = payment;
  const facts = await deps.payments.factsOf(shop.id, id);
  const vouchers = await deps.payments.vouchersOf(shop.id, id);
  const sync = await deps.shopSync.read(shop.id, id);
  return {
    startedAt: createdAt,
    country: vouchers.at(-1)?.country ?? countryOf(deps.gateways, payment),
    state,
    marks,
    told: sync?.told ?? "none",
    isWithdrawn: payment.isWithdrawn,
    isLinkUnused: isLinkUnused(deps, payment, vouchers),
    lateMoney: await readLateMoney(deps.exceptions, payment),
    voucher: storyVoucher(deps, vouchers, facts),
    refunds: facts.flatMap((fact) =>
      fact.kind === "refunded" || fact.kind === "refunded_by_hand"
        ? [{ id: fact.key, amount: fact.amount }]
        : [],
    ),
    bankForm: await readBankForm(deps.cashRefunds, payment, now),
  };
}

async function readLateMoney(
  exceptions: ExceptionStore,
  { id, shop }: Payment,
): Promise<LateMoneyWord | null> {
  const last = await exceptions.findLast(shop.id, lateMoneyKey({ id }));
  return last && wordOfLateMoney(last.suggestedAction, last.resolution);
}

/** Behind a payment session stands a checkout, and no order: nobody is called back to what they left. */
function isLinkUnused(deps: StoryDeps, payment: Payment, vouchers: readonly Voucher[]): boolean {
  const isUnused = payment.state === "started" && vouchers.every(({ status }) => status === "refused");
  return isUnused && deps.doorOf(payment).hasOrderFromStart;
}

/** The number the shopper holds: while the next one is being made, the one before is nobody's any more. */
function storyVoucher(
  deps: StoryDeps,
  vouchers: readonly Voucher[],
  facts: readonly Fact[],
): StoryVoucher | null {
  if (vouchers.at(-1)?.status === "asked") return null;
  const voucher = vouchers.findLast(({ gatewayPaymentId }) => gatewayPaymentId !== null);
  if (!voucher) return null;
  const { attempt, country, details, askedAt } = voucher;
  const { expiresAt } = details;
  const isCalledOff = facts.some(
    (fact) =>
      fact.attempt === attempt &&
      (fact.kind === "canceled" || fact.kind === "rejected") &&
      (fact.occurredAt === null || fact.occurredAt < expiresAt),
  );
  const graceEndsAt = findGraceEnd(deps, voucher);
  return { attempt, country, issuedAt: askedAt, expiresAt, graceEndsAt, isCalledOff };
}

async function readBankForm(
  cashRefunds: CashRefundStore,
  { id, shop }: Payment,
  now: Date,
): Promise<Story["bankForm"]> {
  const refunds = await cashRefunds.ofPayment(shop.id, id);
  const open = refunds.find(({ state, linkExpiresAt }) => state === "open" && now < linkExpiresAt);
  return open ? { id: open.id, amount: open.amount } : null;
}
