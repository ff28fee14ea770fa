import { actNeeded, type ExceptionWord } from "../domain/exception.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { ExceptionStore, OpenException } from "../ports/exceptions.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction, Transactions } from "../ports/store.ts";
import { auditStateOf, type ByHand } from "./write-audit.ts";

export interface ExceptionDeps {
  readonly exceptions: ExceptionStore;
  readonly transactions: Transactions;
}

export type ResolveError =
  | "unknown_exception"
  | "note_missing"
  /** The thing itself is not settled: accept it, give it back or credit it, and the exception ends by itself. */
  | "accept_or_give_back"
  | "give_back"
  | "being_given_back";

interface Which {
  readonly shopId: string;
  readonly exceptionId: string;
}

/** A person ends an exception with a word and a note, when nothing about it still has to be done. */
export async function resolveException(
  deps: ExceptionDeps,
  which: Which & { readonly word: ExceptionWord },
  by: ByHand,
): Promise<Result<undefined, ResolveError>> {
  if (by.reason === null) return err("note_missing");
  const exception = await deps.exceptions.find(which.shopId, which.exceptionId);
  if (!exception) return err("unknown_exception");
  return deps.transactions.transaction(async (tx) => {
    const payment =
      exception.paymentId === null ? null : await tx.lockPayment(which.shopId, exception.paymentId);
    const needed = await whatIsNeeded(tx, exception, payment);
    if (needed) return err(needed);
    const end = { resolution: which.word, resolvedBy: by.actor, note: by.reason };
    if (!(await tx.endException(which.shopId, exception.key, end))) return err("unknown_exception");
    await tx.resolveAlert(exception.key);
    // What was decided about late money is the shopper's news too.
    if (payment)
      await tx.enqueue([
        { job: { name: "plan-messages", shopId: which.shopId, paymentId: payment.id, tries: 0 } },
      ]);
    await auditException(tx, exception, payment, { verb: "resolve", by, after: { resolution: which.word } });
    return ok();
  });
}

/** Gives an exception to somebody, or to nobody. */
export async function assignException(
  deps: ExceptionDeps,
  which: Which & { readonly owner: string | null },
  by: ByHand,
): Promise<Result<undefined, "unknown_exception">> {
  const exception = await deps.exceptions.find(which.shopId, which.exceptionId);
  if (!exception) return err("unknown_exception");
  return deps.transactions.transaction(async (tx) => {
    if (!(await tx.assignException(which.shopId, exception.id, which.owner))) return err("unknown_exception");
    await auditException(tx, exception, null, { verb: "assign", by, after: { owner: which.owner } });
    return ok();
  });
}

async function whatIsNeeded(
  tx: StoreTransaction,
  { kind, shopId, paymentId }: OpenException,
  payment: Payment | null,
): Promise<ResolveError | null> {
  if (paymentId !== null && (await tx.isBeingGivenBack(shopId, paymentId))) return "being_given_back";
  return actNeeded(kind, payment?.marks ?? []);
}

async function auditException(
  tx: StoreTransaction,
  exception: OpenException,
  payment: Payment | null,
  {
    verb,
    by,
    after,
  }: { readonly verb: string; readonly by: ByHand; readonly after: Readonly<Record<string, string | null>> },
): Promise<void> {
  const { id, shopId, paymentId, kind, owner } = exception;
  await tx.audit({
    shopId,
    paymentId,
    actor: by.actor,
    verb,
    subject: `exception:${id}`,
    reason: by.reason,
    before: { kind, owner, ...(payment ? auditStateOf(payment) : {}) },
    after,
  });
}
