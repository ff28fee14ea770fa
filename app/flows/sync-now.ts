import { err, ok, type Result } from "../lib/result.ts";
import type { Payment } from "../ports/records.ts";
import { askAboutPayment, type HeardVoucher } from "./ask-about-payment.ts";
import type { AskDeps } from "./ask-about-voucher.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface SyncReport {
  readonly vouchers: readonly HeardVoucher[];
  readonly before: Pick<Payment, "state" | "marks">;
  readonly after: Pick<Payment, "state" | "marks">;
}

export type SyncError =
  | { readonly kind: "unknown_payment" }
  /** No gateway gave a usable answer: nothing was done. */
  | { readonly kind: "no_answer"; readonly detail: string };

/** Asks the gateways about all vouchers of a payment at once, and has the shop told anew what is true then. */
export async function syncNow(
  deps: AskDeps,
  of: { readonly shopId: string; readonly paymentId: string },
  by: ByHand,
  now: Date,
): Promise<Result<SyncReport, SyncError>> {
  const before = await deps.payments.find(of.shopId, of.paymentId);
  if (!before) return err({ kind: "unknown_payment" });
  const vouchers = await askAboutPayment(deps, before, { source: "poll", now });
  const silence = silenceOf(vouchers);
  if (silence !== null) return err({ kind: "no_answer", detail: silence });
  const after = await deps.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(of.shopId, of.paymentId);
    if (!locked) throw new Error("a payment went away");
    await tx.enqueue([{ job: { name: "sync-shop", ...of, tries: 0 } }]);
    const said = vouchers.map(({ voucher, heard }) => `${voucher.attempt}:${heard.said}`).join(",");
    await writeAudit(tx, before, { verb: "sync", subject: `payment:${before.id}`, by, more: { said } });
    return locked;
  });
  return ok({ vouchers, before, after });
}

/** What went wrong when gateways were asked and none was heard; null otherwise. */
function silenceOf(vouchers: readonly HeardVoucher[]): string | null {
  const asked = vouchers.flatMap(({ heard }) => (heard.said === "not_asked" ? [] : [heard]));
  const unheard = asked.flatMap((heard) => (heard.said === "nothing" ? [heard.error.detail] : []));
  return unheard.length > 0 && unheard.length === asked.length ? (unheard[0] ?? "") : null;
}
