import { err, ok, type Result } from "../lib/result.ts";
import type { AccountStore, Transactions } from "../ports/store.ts";

export interface SetPriorityDeps {
  readonly accounts: AccountStore;
  readonly transactions: Transactions;
}

const highest = 1_000;

/** Puts an account before or behind the shop's others: the lower number is tried first. Leaves a trace of who did it. */
export async function setAccountPriority(
  deps: SetPriorityDeps,
  shopId: string,
  change: { readonly accountId: string; readonly priority: number; readonly actor: string },
): Promise<Result<undefined, "unknown_account" | "out_of_range">> {
  const { accountId, priority, actor } = change;
  const account = (await deps.accounts.list(shopId)).find(({ id }) => id === accountId);
  if (!account) return err("unknown_account");
  if (!Number.isInteger(priority) || priority < 0 || priority > highest) return err("out_of_range");
  if (account.priority === priority) return ok();
  await deps.transactions.transaction(async (tx) => {
    await tx.saveAccountPriority(shopId, accountId, priority);
    await tx.audit({
      shopId,
      paymentId: null,
      actor,
      verb: "set_account_priority",
      subject: `gateway_account:${accountId}`,
      reason: null,
      before: { priority: account.priority },
      after: { priority },
    });
  });
  return ok();
}
