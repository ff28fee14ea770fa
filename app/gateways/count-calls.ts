import type { Result } from "../lib/result.ts";
import type { Gateway, GatewayAccess, GatewayError } from "../ports/gateway.ts";
import type { RateBudgetStore } from "../ports/rate-budget-store.ts";

/** Said by a gateway without a Retry-After: long enough to let a minute's quota pass. */
const defaultBlockSeconds = 60;

type Answer = Result<unknown, GatewayError>;

/**
 * The gateway with every call about money counted in the account's budget. Nothing is refused here: shoppers and
 * webhooks are served whatever it says, and polling does with less.
 */
export function countCalls(gateway: Gateway, budgets: Pick<RateBudgetStore, "count" | "block">): Gateway {
  return around(obeyLimits(gateway, budgets), (access, call) => {
    budgets.count(access.accountId, gateway.rateBudget);
    return call();
  });
}

/**
 * The gateway whose "too many", whoever asked, keeps polling away from the account for as long as it said. Its
 * calls are not counted.
 */
export function obeyLimits(gateway: Gateway, budgets: Pick<RateBudgetStore, "block">): Gateway {
  return around(gateway, async (access, call) => {
    const answer = await call();
    if (!answer.ok && answer.error.kind === "rate_limited") {
      const seconds = answer.error.retryAfterSeconds ?? defaultBlockSeconds;
      await budgets.block(access.accountId, gateway.rateBudget, seconds);
    }
    return answer;
  });
}

type Wrap = <Told extends Answer>(access: GatewayAccess, call: () => Promise<Told>) => Promise<Told>;

function around(gateway: Gateway, wrap: Wrap): Gateway {
  return {
    ...gateway,
    issueVoucher: (access, request) => wrap(access, () => gateway.issueVoucher(access, request)),
    findPayment: (access, lookup) => wrap(access, () => gateway.findPayment(access, lookup)),
    cancelVoucher: (access, id) => wrap(access, () => gateway.cancelVoucher(access, id)),
    refund: (access, request) => wrap(access, () => gateway.refund(access, request)),
    findRefund: (access, lookup) => wrap(access, () => gateway.findRefund(access, lookup)),
  };
}
