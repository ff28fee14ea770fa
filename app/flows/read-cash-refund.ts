import type { BankAccount } from "../domain/bank-account.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CashRefundStore } from "../ports/cash-refund-store.ts";
import type { Transactions } from "../ports/store.ts";

export interface CashRefundDeskDeps {
  readonly transactions: Transactions;
  readonly cashRefunds: CashRefundStore;
}

/** Which refund by hand, and who of the shop's staff acts on it. */
export interface CashRefundClick {
  readonly shopId: string;
  readonly cashRefundId: string;
  readonly actor: string;
}

/** Shows a merchant where to pay. Each look is written into the audit: it is a person's bank account. */
export async function readCashRefund(
  { transactions, cashRefunds }: CashRefundDeskDeps,
  { shopId, cashRefundId, actor }: CashRefundClick,
): Promise<Result<BankAccount, "unknown_refund" | "no_account">> {
  const refund = await cashRefunds.find(shopId, cashRefundId);
  if (!refund) return err("unknown_refund");
  return transactions.transaction(async (tx) => {
    const account = await tx.bankAccountOf(shopId, cashRefundId);
    if (!account) return err("no_account");
    await tx.audit({
      shopId,
      paymentId: refund.paymentId,
      actor,
      verb: "read_bank_account",
      subject: `cash_refund:${cashRefundId}`,
      reason: null,
      before: null,
      after: null,
    });
    return ok(account);
  });
}
