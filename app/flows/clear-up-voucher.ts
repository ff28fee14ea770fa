import { clearUpDelays, nextDelay } from "../domain/retry.ts";
import type { Result } from "../lib/result.ts";
import type { Gateway, GatewayAccess, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountStore, VoucherStore } from "../ports/store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";

export interface ClearUpDeps extends AbsorbDeps {
  readonly vouchers: VoucherStore;
  readonly accounts: AccountStore;
  findGateway(id: string): Gateway;
}

type ClearUpJob = Extract<Job, { name: "clear-up-voucher" }>;

/**
 * Voids a voucher that must not be paid any more: one that was given up as lost and then turned up, or one beside
 * which the money came in on another. One that is still lost is looked for. What was paid on it counts all the same.
 */
export async function clearUpVoucher(deps: ClearUpDeps, job: ClearUpJob, now: Date): Promise<JobOutcome> {
  const voucher = await deps.vouchers.find(job.shopId, job.voucherId);
  if (!voucher || voucher.status === "asked" || voucher.status === "issued") return done;
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access) throw new Error("a voucher without its account");
  const answer = await voidOrFind(deps.findGateway(voucher.gateway), access, voucher);
  if (answer.ok) {
    // Found just now: what is recorded asks for this job anew, to void it.
    await absorbAnswer(deps, voucher, answer.value, { source: "issue", now });
    return done;
  }
  const delay = nextDelay(clearUpDelays, job.tries + 1);
  if (delay === undefined) return done;
  return { kind: "again", job: { ...job, tries: job.tries + 1 }, afterSeconds: delay };
}

async function voidOrFind(
  gateway: Gateway,
  access: GatewayAccess,
  { gatewayPaymentId, externalReference }: Voucher,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (gatewayPaymentId === null) return gateway.findPayment(access, { externalReference });
  const canceled = await gateway.cancelVoucher(access, gatewayPaymentId);
  // Paid meanwhile, or a kind that this gateway does not void: then it is watched until its end.
  const isFinal = !canceled.ok && canceled.error.kind === "not_allowed_in_state";
  return isFinal ? gateway.findPayment(access, { gatewayPaymentId }) : canceled;
}
