import { parseBankAccount, type BankAccountError, type BankAccountForm } from "../domain/bank-account.ts";
import { digestOfToken, refundLinkState, type RefundLinkState } from "../domain/cash-refund.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { Transactions } from "../ports/store.ts";

export interface FillCashRefundDeps {
  readonly transactions: Transactions;
  readonly cashRefunds: CashRefundStore;
}

export type FillFailure =
  | { readonly kind: "unknown" }
  /** Used, ended or run out: the page says which. */
  | { readonly kind: "closed"; readonly state: RefundLinkState }
  | { readonly kind: "form"; readonly errors: readonly BankAccountError[] };

/** Takes the buyer's bank account, once: sealed for this shop and refund, and the link is used up. */
export async function fillCashRefund(
  deps: FillCashRefundDeps,
  token: string,
  form: BankAccountForm,
  now: Date,
): Promise<Result<undefined, FillFailure>> {
  const refund = await deps.cashRefunds.findByTokenDigest(digestOfToken(token));
  if (!refund) return err({ kind: "unknown" });
  const state = refundLinkState(refund.state, refund.linkExpiresAt, now);
  if (state !== "ask") return err({ kind: "closed", state });
  const account = parseBankAccount(form, refund.country);
  if (!account.ok) return err({ kind: "form", errors: account.error });
  const isTaken = await deps.transactions.transaction((tx) =>
    tx.fillCashRefund(refund.shopId, refund.id, account.value, now),
  );
  // Somebody with the same link was quicker.
  return isTaken ? ok() : err({ kind: "closed", state: "sent" });
}
