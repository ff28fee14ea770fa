import { err, ok, type Result } from "../lib/result.ts";
import type { NewVoucher, Voucher } from "../ports/records.ts";
import {
  addDrafted,
  draftNextVoucher,
  type NextVoucherDeps,
  type NoNextVoucher,
} from "./add-next-voucher.ts";
import type { AskDeps } from "./ask-about-voucher.ts";
import { isLive, isPaid, notVoided } from "./cancel-payment.ts";
import { isOver } from "./void-group.ts";
import { voidVoucher } from "./void-voucher.ts";
import type { ByHand } from "./write-audit.ts";

export type ReissueDeps = AskDeps & NextVoucherDeps;

export type ReissueError =
  | { readonly kind: "unknown_payment" | "no_voucher_yet" | "being_issued" | "paid_meanwhile" }
  | { readonly kind: NoNextVoucher }
  | { readonly kind: "no_answer"; readonly detail: string }
  /** The gateway does not take the old number back: it is watched, and none is given before it is over. */
  | { readonly kind: "still_payable"; readonly detail: string; readonly until: Date };

/**
 * Gives a payment a new number, at a merchant's wish. The old one is taken back at the gateway first, and money
 * found on the way wins. Where no other could be made it is left alone: a short time to pay is better than none. Never
 * two live numbers: one that cannot be taken back must be over by its deadline and the clearing after it, and is
 * watched on.
 */
export async function reissueVoucher(
  deps: ReissueDeps,
  of: { readonly shopId: string; readonly paymentId: string; readonly until?: Date },
  by: ByHand,
  now: Date,
): Promise<Result<NewVoucher, ReissueError>> {
  const payment = await deps.payments.find(of.shopId, of.paymentId);
  if (!payment) return err({ kind: "unknown_payment" });
  if (isPaid(payment)) return err({ kind: "already_paid" });
  const last = await deps.payments.latestVoucher(of.shopId, of.paymentId);
  if (!last) return err({ kind: "no_voucher_yet" });
  const until = of.until ? { until: of.until } : {};
  const drafted = await draftNextVoucher(deps, { payment, last, ...until }, now);
  if (!drafted.ok) return err({ kind: drafted.error });
  const cleared = isLive(last) ? await clear(deps, last, now) : ok(false);
  if (!cleared.ok) return cleared;
  const added = await addDrafted(deps, { payment, last, by, isLastOver: cleared.value }, drafted.value);
  return added.ok ? added : err({ kind: added.error });
}

/** True: it is over without the gateway's word, and still has to be ended here. */
async function clear(deps: AskDeps, last: Voucher, now: Date): Promise<Result<boolean, ReissueError>> {
  const voided = await voidVoucher(deps, last, { source: "issue", now });
  if (voided.outcome === "voided") return ok(false);
  const problem = notVoided(last, voided);
  if (problem.kind === "still_payable" && isOver(deps, last, now)) return ok(true);
  return err(problem.kind === "paid" ? { kind: "paid_meanwhile" } : problem);
}
