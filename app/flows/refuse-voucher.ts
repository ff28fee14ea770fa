import { clearUpDelays } from "../domain/retry.ts";
import type { GatewayError } from "../ports/gateway.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { NewAlert, Voucher } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { recordFacts } from "./record-facts.ts";

export interface RefuseDeps {
  readonly transactions: Transactions;
}

/** Ends an attempt that got no number. */
export async function refuse(deps: RefuseDeps, voucher: Voucher, reason: string): Promise<JobOutcome> {
  await deps.transactions.transaction((tx) => recordRefusal(tx, voucher, reason));
  return done;
}

/** The gateway said no, and would say so again. */
export async function refuseFor(
  deps: RefuseDeps,
  voucher: Voucher,
  error: GatewayError,
): Promise<JobOutcome> {
  await deps.transactions.transaction(async (tx) => {
    await recordRefusal(tx, voucher, error.kind);
    await alertAccount(tx, voucher, error);
  });
  return done;
}

/**
 * The retry table is used up: the shopper may ask anew, and a person hears of it. One call that went unheard counts
 * more than the later ones that were refused: there may be a number.
 */
export async function giveUp(deps: RefuseDeps, voucher: Voucher, error: GatewayError): Promise<JobOutcome> {
  await deps.transactions.transaction(async (tx) => {
    await recordRefusal(tx, voucher, voucher.isOutcomeUnknown ? "unknown_outcome" : error.kind);
    await tx.raiseAlert(deadAlert(voucher, error));
  });
  return done;
}

/**
 * A call got no answer, and the gateway cannot be asked what it made: there may be a voucher that somebody pays. No
 * second one is made while that one could be paid; a person asks the gateway.
 */
export async function declareUnclear(
  deps: RefuseDeps,
  voucher: Voucher,
  error: GatewayError,
): Promise<JobOutcome> {
  await deps.transactions.transaction(async (tx) => {
    await recordRefusal(tx, voucher, "voucher_unclear");
    await tx.raiseAlert(deadAlert(voucher, error));
    await tx.openException({
      shopId: voucher.shopId,
      paymentId: voucher.paymentId,
      kind: "voucher_unclear",
      key: unclearKey(voucher.id),
      detail: {
        ...describeError(voucher, error),
        reference: voucher.externalReference,
        until: voucher.details.expiresAt.toISOString(),
      },
    });
  });
  return done;
}

/** The exception about a voucher that may or may not exist. */
export function unclearKey(voucherId: string): string {
  return `voucher:${voucherId}:unclear`;
}

/**
 * Ends the attempt within a commit. What a call may have made unheard is looked for on, and canceled when it turns up
 * (clear-up-voucher.ts): the gateway may have mailed it to the payer.
 */
export async function recordRefusal(tx: StoreTransaction, voucher: Voucher, reason: string): Promise<void> {
  const { shopId, paymentId, attempt } = voucher;
  const payment = await tx.lockPayment(shopId, paymentId);
  if (!payment) throw new Error("a voucher without its payment");
  await tx.refuseVoucher(shopId, voucher.id, reason);
  const key = `voucher:${attempt}:refused`;
  await recordFacts(tx, payment, [
    { kind: "voucher_refused", key, attempt, source: "issue", occurredAt: null, reason },
  ]);
  if (!voucher.isOutcomeUnknown && !isUnheard(reason)) return;
  const job = { name: "clear-up-voucher", shopId, voucherId: voucher.id, tries: 0 } as const;
  await tx.enqueue([{ job, afterSeconds: clearUpDelays[0] ?? 0 }]);
}

/** Whether a call that ended so may have got through. */
export function isUnheard(kind: string): boolean {
  return kind === "unknown_outcome" || kind === "unreadable_answer";
}

/** Keys that are refused help nobody until the merchant mends them. */
export async function alertAccount(
  tx: StoreTransaction,
  voucher: Voucher,
  error: GatewayError,
): Promise<void> {
  if (error.kind !== "credentials_refused" && error.kind !== "account_blocked") return;
  await tx.raiseAlert({
    shopId: voucher.shopId,
    kind: "credentials_refused",
    key: `account:${voucher.accountId}:credentials`,
    detail: describeError(voucher, error),
  });
}

function deadAlert(voucher: Voucher, error: GatewayError): NewAlert {
  const key = `voucher:${voucher.id}:dead`;
  return { shopId: voucher.shopId, kind: "voucher_dead", key, detail: describeError(voucher, error) };
}

function describeError({ gateway }: Voucher, error: GatewayError): NewAlert["detail"] {
  return { gateway, error: error.kind, detail: error.detail, request_id: error.requestId ?? null };
}
