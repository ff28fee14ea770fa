import type { BudgetUse, RateBudget } from "../domain/rate-budget.ts";

/** How an account spent its calls lately. */
export interface AccountUse extends Omit<BudgetUse, "oldestDueAt"> {
  readonly shopId: string;
  readonly accountId: string;
  readonly gateway: string;
  /** Whether a person was told that it runs short. */
  readonly isLow: boolean;
}

/** The token buckets of all accounts, shared by all workers and kept by the database's clock. */
export interface RateBudgetStore {
  /** Takes up to `wanted` calls and returns how many may be made: none while the gateway wants to be left alone. */
  take(shopId: string, accountId: string, budget: RateBudget, wanted: number): Promise<number>;
  /** A call that is made whatever the budget says. Written with others within a second; the account tells the shop. */
  count(accountId: string, budget: RateBudget): void;
  /** The gateway said "too many": polling leaves the account alone for `seconds`. A longer block stands. */
  block(accountId: string, budget: RateBudget, seconds: number): Promise<void>;
  /** Accounts that spent anything in the last half hour, or are marked low. */
  listUse(): Promise<readonly AccountUse[]>;
  markLow(shopId: string, accountId: string, isLow: boolean): Promise<void>;
  /** Writes what was counted and not written yet. */
  flush(): Promise<void>;
}
