import { err, ok, type Result } from "../lib/result.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import type { AskDeps } from "./ask-about-voucher.ts";
import { voidVoucher, type Voided } from "./void-voucher.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export type CancelError =
  | { readonly kind: "unknown_payment" | "already_paid" | "nothing_to_cancel" }
  /** It was paid meanwhile: recorded, and nothing was canceled. */
  | { readonly kind: "paid_meanwhile" }
  | Exclude<NotVoided, { readonly kind: "paid" }>;

type NotVoided =
  | { readonly kind: "being_issued" }
  | { readonly kind: "paid" }
  | { readonly kind: "no_answer"; readonly detail: string }
  /** The gateway does not take the number back: it can be paid until then. */
  | { readonly kind: "still_payable"; readonly detail: string; readonly until: Date };

/**
 * Takes the number of an unpaid payment back. Money found meanwhile wins. The shop hears "closed" after the rules of
 * every ending: the voucher's own deadline and the grace, because money may still be on its way.
 */
export async function cancelPayment(
  deps: AskDeps,
  of: { readonly shopId: string; readonly paymentId: string },
  by: ByHand,
  now: Date,
): Promise<Result<undefined, CancelError>> {
  const payment = await deps.payments.find(of.shopId, of.paymentId);
  if (!payment) return err({ kind: "unknown_payment" });
  if (isPaid(payment)) return err({ kind: "already_paid" });
  const voucher = await deps.payments.latestVoucher(of.shopId, of.paymentId);
  if (!voucher || !isLive(voucher)) return err({ kind: "nothing_to_cancel" });
  const voided = await voidVoucher(deps, voucher, {
    source: "issue",
    now,
    alongside: (tx, before) =>
      writeAudit(tx, before, { verb: "cancel", subject: `voucher:${voucher.id}`, by }),
  });
  if (voided.outcome === "voided") return ok();
  const problem = notVoided(voucher, voided);
  return err(problem.kind === "paid" ? { kind: "paid_meanwhile" } : problem);
}

export function notVoided({ details }: Voucher, voided: Exclude<Voided, { outcome: "voided" }>): NotVoided {
  switch (voided.outcome) {
    case "still_payable":
      return { kind: "still_payable", detail: voided.detail, until: details.expiresAt };
    case "no_answer":
      return { kind: "no_answer", detail: voided.error.detail };
    case "paid":
    case "being_issued":
      return { kind: voided.outcome };
  }
}

export function isPaid({ state }: Payment): boolean {
  return state === "paid" || state === "partially_refunded" || state === "refunded";
}

export function isLive({ status }: Voucher): boolean {
  return status === "asked" || status === "issued";
}
