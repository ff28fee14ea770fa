import type { Gateway } from "../ports/gateway.ts";
import type { RateBudgetStore } from "../ports/rate-budget-store.ts";
import type { AccountStore } from "../ports/store.ts";
import type { DueAccount, WatchStore } from "../ports/watch-store.ts";
import { lookUpVoucher, type LookUpDeps } from "./look-up-voucher.ts";
import { watchBudgets } from "./watch-budgets.ts";

export interface PollPaymentsDeps extends LookUpDeps {
  readonly watch: WatchStore;
  readonly budgets: RateBudgetStore;
  readonly accounts: AccountStore;
  findGateway(id: string): Gateway;
  /** The same gateway, its calls not counted again: polling takes them from the budget beforehand. */
  findGatewayToPoll(id: string): Gateway;
}

/** Look-ups of one account at once: kind to a gateway whose rate limits are not published. */
const atOnce = 10;

/** Accounts asked about side by side: one whose gateway hangs holds up one lane and not the others. */
const lanes = 8;

/**
 * Heals lost webhooks: asks the gateways about open vouchers whose turn it is, account by account in turns, until
 * none is due or the budgets are spent. Returns how many were asked about. What one account breaks is thrown when
 * the others are done.
 */
export async function pollPayments(deps: PollPaymentsDeps, now: Date): Promise<number> {
  const queue = [...(await deps.watch.dueAccounts(now))];
  const broken: unknown[] = [];
  let asked = 0;
  const lane = async (): Promise<void> => {
    for (let account = queue.shift(); account; account = queue.shift()) {
      try {
        const turn = await pollAccount(deps, account, now);
        asked += turn.asked;
        // To the end of the line: an account with many vouchers does not keep the others waiting.
        if (turn.mayHaveMore) queue.push(account);
      } catch (error) {
        broken.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  await watchBudgets(deps, now);
  if (broken.length > 0) throw broken[0];
  return asked;
}

interface Turn {
  readonly asked: number;
  readonly mayHaveMore: boolean;
}

async function pollAccount(deps: PollPaymentsDeps, account: DueAccount, now: Date): Promise<Turn> {
  const { shopId, accountId } = account;
  const gateway = deps.findGatewayToPoll(account.gateway);
  const granted = await deps.budgets.take(shopId, accountId, gateway.rateBudget, atOnce);
  if (granted === 0) return { asked: 0, mayHaveMore: false };
  const due = await deps.watch.takeDue(shopId, accountId, now, granted);
  if (due.length === 0) return { asked: 0, mayHaveMore: false };
  const access = await deps.accounts.access(shopId, accountId);
  if (!access) throw new Error("a voucher without its account");
  const told = await Promise.all(
    due.map((voucher) => lookUpVoucher(deps, { gateway, access }, voucher, now)),
  );
  // A gateway that answers nothing is not asked again before the next round.
  return { asked: due.length, mayHaveMore: due.length === atOnce && told.includes("answered") };
}
