import { isReady } from "../domain/circuit.ts";
import type { DocumentType } from "../domain/document.ts";
import { issueVoucherDelays, nextDelay } from "../domain/retry.ts";
import type { Gateway, GatewayError } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { AccountStore, AlertStore, VoucherStore } from "../ports/store.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { routeThrough, tellRoute, type RoutedChoice } from "./find-choices.ts";
import { alertAccount, giveUp, recordRefusal, type RefuseDeps } from "./refuse-voucher.ts";

export interface MoveOnDeps extends RefuseDeps {
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly vouchers: VoucherStore;
  readonly alerts: AlertStore;
  readonly gateways: readonly Gateway[];
  newId(): string;
}

/** The account that could take a voucher over from the one it is with, or null. */
export async function findSuccessor(
  deps: MoveOnDeps,
  payment: Payment,
  voucher: Voucher,
  now: Date,
): Promise<RoutedChoice | null> {
  const { shopId, accountId } = voucher;
  const accounts = await deps.accounts.list(shopId);
  if (accounts.length < 2) return null;
  const settings = await deps.settings.read(shopId);
  const mode = payment.isTest ? "test" : "live";
  const question = {
    amount: payment.amount,
    mode,
    documentType: await documentTypeOf(deps, voucher),
  } as const;
  const routes = routeThrough({ gateways: deps.gateways, accounts, settings, now }, question);
  const route = routes.find(({ method }) => method === voucher.method);
  const next = route?.eligible.find(
    ({ account }) => account.id !== accountId && isReady(account.circuit, now),
  );
  const wishHours = settings.voucherLifeHours;
  return route && next ? { ...next, routedBecause: tellRoute(route), wishHours } : null;
}

async function documentTypeOf(deps: MoveOnDeps, { shopId, id }: Voucher): Promise<DocumentType | null> {
  return (await deps.vouchers.documentOf(shopId, id))?.type ?? null;
}

interface Leaving {
  readonly job: Extract<Job, { name: "issue-voucher" }>;
  readonly voucher: Voucher;
  readonly payment: Payment;
  readonly now: Date;
}

/**
 * Ends the attempt and asks for the next one at another account, in one commit: the shopper's page goes on saying
 * "creating". Only for a voucher that was certainly not made, or of which two looks found no trace; that one is
 * looked for on.
 */
export async function moveOn(
  deps: MoveOnDeps,
  { job, voucher, payment, now }: Leaving,
  successor: RoutedChoice,
  error: GatewayError,
): Promise<JobOutcome> {
  // The tries of all attempts count together, so that two gateways that are down do not play ball for ever.
  const tries = job.tries + 1;
  if (nextDelay(issueVoucherDelays, tries) === undefined) return giveUp(deps, voucher, error);
  const { shopId } = voucher;
  const document = await deps.vouchers.documentOf(shopId, voucher.id);
  const routedBecause = `after attempt ${voucher.attempt} at ${voucher.gateway} (${error.kind}): ${successor.routedBecause}`;
  const next = draftVoucher(deps.newId(), payment, { ...successor, routedBecause, document }, now);
  await deps.transactions.transaction(async (tx) => {
    await tx.lockPayment(shopId, payment.id);
    await recordRefusal(tx, voucher, error.kind);
    await alertAccount(tx, voucher, error);
    if ((await tx.addVoucher(shopId, next)) === "one_is_live") return;
    await tx.enqueue([{ job: { name: "issue-voucher", shopId, voucherId: next.id, tries } }]);
  });
  return done;
}
