import { isBudgetLow, minutesBehind, spentPercent } from "../domain/rate-budget.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { RateBudgetStore } from "../ports/rate-budget-store.ts";
import type { AlertStore } from "../ports/store.ts";
import type { WatchStore } from "../ports/watch-store.ts";

export interface WatchBudgetsDeps {
  readonly watch: WatchStore;
  readonly budgets: RateBudgetStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
}

/** Tells a person when an account's calls run short or its look-ups fall behind, and takes it back by itself. */
export async function watchBudgets(deps: WatchBudgetsDeps, now: Date): Promise<void> {
  const due = await deps.watch.dueAccounts(now);
  const oldest = new Map(due.map(({ accountId, oldestDueAt }) => [accountId, oldestDueAt]));
  for (const { shopId, accountId, gateway, isLow, ...calls } of await deps.budgets.listUse()) {
    const { rateBudget } = deps.findGateway(gateway);
    const use = { ...calls, oldestDueAt: oldest.get(accountId) ?? null };
    const isLowNow = isBudgetLow(use, rateBudget, now);
    if (isLowNow === isLow) continue;
    const key = `account:${accountId}:budget`;
    // First the alert: a crash in between says it again under the same key.
    if (isLowNow) {
      const behind = minutesBehind(use, now);
      const detail = { gateway, spent_percent: spentPercent(use, rateBudget), minutes_behind: behind };
      await deps.alerts.raise({ shopId, kind: "rate_budget_low", key, detail });
    } else await deps.alerts.resolve(key);
    await deps.budgets.markLow(shopId, accountId, isLowNow);
  }
}
