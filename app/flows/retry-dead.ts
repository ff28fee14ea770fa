import { err, ok, type Result } from "../lib/result.ts";
import type { DeadKind, DeadWork, DeadWorkStore } from "../ports/dead-work.ts";
import type { Job } from "../ports/jobs.ts";
import type { PaymentStore, StoreTransaction, VoucherStore } from "../ports/store.ts";
import { addNextVoucher, type NextVoucherDeps, type NoNextVoucher } from "./add-next-voucher.ts";
import type { Act, ByHand } from "./write-audit.ts";

export interface RetryDeps extends NextVoucherDeps {
  readonly payments: PaymentStore;
  readonly vouchers: VoucherStore;
  readonly deadWork: DeadWorkStore;
}

export type RetryError = "not_dead" | "may_exist_at_gateway" | NoNextVoucher;

/** The job that takes up what gave up. What may give up tomorrow is one entry more. */
const jobOf: Readonly<Record<Exclude<DeadKind, "voucher">, (work: DeadWork) => Job>> = {
  shop_sync: ({ shopId, id }) => ({ name: "sync-shop", shopId, paymentId: id, tries: 0 }),
  shop_request: ({ shopId, id }) => ({ name: "answer-request", shopId, requestId: id, tries: 0 }),
  inbox: ({ shopId, id }) => ({ name: "process-inbox", shopId, inboxId: id, tries: 0 }),
  // Its alert's key is the whole job. One crash stays counted, so that its success closes the alert.
  job: ({ alertKey }) => ({ ...(JSON.parse(alertKey.slice("job:".length)) as Job), crashes: 1 }),
};

/** Gives what gave up new tries. The alert about it stays open until one succeeds. */
export async function retryDead(
  deps: RetryDeps,
  which: { readonly shopId: string; readonly kind: DeadKind; readonly id: string; readonly insists: boolean },
  by: ByHand,
  now: Date,
): Promise<Result<DeadWork, RetryError>> {
  const dead = await deps.deadWork.list(which.shopId);
  const work = dead.find(({ kind, id }) => kind === which.kind && id === which.id);
  if (!work) return err("not_dead");
  const { kind } = work;
  if (kind === "voucher") return retryVoucher(deps, work, which.insists, { by, now });
  return deps.transactions.transaction(async (tx) => {
    if (!(await tx.revive(work))) return err("not_dead");
    await tx.enqueue([{ job: jobOf[kind](work) }]);
    await tx.audit(auditOf(work, by));
    return ok(work);
  });
}

/** A refused voucher stays refused; its payment gets the next one, asked for in the same way. */
async function retryVoucher(
  deps: RetryDeps,
  work: DeadWork,
  insists: boolean,
  { by, now }: Act,
): Promise<Result<DeadWork, RetryError>> {
  const last = await deps.vouchers.find(work.shopId, work.id);
  const payment = last && (await deps.payments.find(work.shopId, last.paymentId));
  if (!last || !payment) return err("not_dead");
  const latest = await deps.payments.latestVoucher(work.shopId, payment.id);
  if (latest?.id !== last.id) return err("one_is_live");
  // A call that went unheard may have made a number that somebody could pay; a person must have looked.
  if (last.refusal === "unknown_outcome" && !insists) return err("may_exist_at_gateway");
  const alongside = async (tx: StoreTransaction): Promise<void> => {
    await tx.revive(work);
    await tx.audit(auditOf(work, by));
  };
  const added = await addNextVoucher(deps, { payment, last, by, alongside }, now);
  return added.ok ? ok(work) : err(added.error);
}

function auditOf({ shopId, paymentId, kind, id, lastError }: DeadWork, { actor, reason }: ByHand) {
  const subject = `${kind}:${id}`;
  return {
    shopId,
    paymentId,
    actor,
    verb: "retry",
    subject,
    reason,
    before: { dead: true, error: lastError },
    after: { dead: false },
  };
}
