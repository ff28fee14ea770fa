/** How many calls a minute an account's gateway is asked at most by polling. */
export interface RateBudget {
  readonly callsPerMinute: number;
}

/** A token bucket as it is kept: thousandths of a call, and when they were counted. */
export interface Bucket {
  readonly milliTokens: bigint;
  readonly refilledAt: Date;
}

/** Calls are counted over windows of this length, to see a budget running short before it is empty. */
export const budgetWindowMinutes = 10;

/** Share of a window's calls from which a person is told. */
const lowShare = { spent: 80n, of: 100n };

/** How late a voucher may be asked about before its account counts as behind. */
const behindAfterMs = 5 * 60_000;

/** One minute's calls fit in, because polling comes by once a minute; they are also the deepest debt. */
export function capacityOf({ callsPerMinute }: RateBudget): bigint {
  return BigInt(callsPerMinute) * 1_000n;
}

/** The bucket at `now`, with what flowed in since; a clock that went back adds nothing and takes nothing. */
export function refill(bucket: Bucket, budget: RateBudget, now: Date): Bucket {
  const elapsedMs = BigInt(Math.max(0, now.getTime() - bucket.refilledAt.getTime()));
  const capacity = capacityOf(budget);
  const filled = bucket.milliTokens + (elapsedMs * capacity) / 60_000n;
  return { milliTokens: filled < capacity ? filled : capacity, refilledAt: now };
}

/** As many whole calls of `wanted` as a refilled bucket holds, and what is left of it. */
export function take(bucket: Bucket, wanted: number): { readonly granted: number; readonly left: bigint } {
  const whole = bucket.milliTokens > 0n ? bucket.milliTokens / 1_000n : 0n;
  const granted = whole < BigInt(wanted) ? Number(whole) : wanted;
  return { granted, left: bucket.milliTokens - BigInt(granted) * 1_000n };
}

/** How an account's budget goes: calls of the running and of the last full window, and the oldest look-up overdue. */
export interface BudgetUse {
  readonly windowCalls: bigint;
  readonly lastWindowCalls: bigint;
  readonly oldestDueAt: Date | null;
}

/** Hundredths of a window's budget that were spent, the worse of both windows. */
export function spentPercent(use: BudgetUse, { callsPerMinute }: RateBudget): number {
  const most = use.windowCalls > use.lastWindowCalls ? use.windowCalls : use.lastWindowCalls;
  return Number((most * 100n) / BigInt(callsPerMinute * budgetWindowMinutes));
}

/** Whole minutes by which the oldest look-up is late. */
export function minutesBehind({ oldestDueAt }: BudgetUse, now: Date): number {
  return oldestDueAt ? Math.max(0, Math.floor((now.getTime() - oldestDueAt.getTime()) / 60_000)) : 0;
}

/** True when 80 % of a window's calls are spent, or when polls fall behind their plan. */
export function isBudgetLow(use: BudgetUse, budget: RateBudget, now: Date): boolean {
  const isLate = use.oldestDueAt !== null && now.getTime() - use.oldestDueAt.getTime() > behindAfterMs;
  return isLate || BigInt(spentPercent(use, budget)) * lowShare.of >= lowShare.spent * 100n;
}
