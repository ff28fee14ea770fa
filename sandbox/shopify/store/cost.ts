import type { Sandbox } from "../sandbox.ts";

const buckets = new WeakMap<Sandbox, Map<string, { left: number; at: number }>>();

/** What a call may cost at most; Shopify counts fields, this counts calls. */
const queryCost = 10;

export interface CallCost {
  readonly isThrottled: boolean;
  readonly extensions: object;
}

/** The leaky bucket of an app in a shop (shopify.dev, rate limits, 2026-11). */
export function takeCost(sandbox: Sandbox, shop: string): CallCost {
  const { maximum, perSecond } = sandbox.limits.costBucket;
  const now = sandbox.now().getTime();
  const byShop = buckets.get(sandbox) ?? new Map<string, { left: number; at: number }>();
  buckets.set(sandbox, byShop);
  const held = byShop.get(shop) ?? { left: maximum, at: now };
  const refilled = Math.min(maximum, held.left + ((now - held.at) / 1000) * perSecond);
  const isThrottled = refilled < queryCost;
  const left = isThrottled ? refilled : refilled - queryCost;
  byShop.set(shop, { left, at: now });
  const throttleStatus = {
    maximumAvailable: maximum,
    currentlyAvailable: Math.floor(left),
    restoreRate: perSecond,
  };
  const actualQueryCost = isThrottled ? null : queryCost;
  return {
    isThrottled,
    extensions: { cost: { requestedQueryCost: queryCost, actualQueryCost, throttleStatus } },
  };
}
