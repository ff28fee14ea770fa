const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long after its deadline a voucher is still asked about: late money has been seen days after. */
export const watchAfterDeadlineMs = 10 * day;

/** No gateway's voucher lives longer; a later deadline is a broken clock and would be watched for ever. */
const longestLifeMs = 60 * day;

/**
 * What a look-up is worth when an account may not ask everything at once: 0 near the deadline and just after it,
 * 1 a voucher that can be paid any time, 2 one whose time is long over.
 */
export type Urgency = 0 | 1 | 2;

export interface PollPlan {
  readonly at: Date;
  readonly urgency: Urgency;
}

/** When a voucher was asked for, by our clock, and when it ends, as the gateway says. */
export interface WatchedLife {
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

interface Stretch {
  /** Until this long after the deadline (negative: before it). */
  readonly untilMs: number;
  readonly everyMs: number;
  readonly urgency: Urgency;
}

/**
 * Most people pay on the last day, some at the last minute, and the network's news may come a while later: near
 * the deadline there is an answer every 2 minutes. Every 5 minutes otherwise, for as long as cash is still on its
 * way and the shop's order waits; a day after the deadline money is a rare guest.
 */
const stretches: readonly Stretch[] = [
  { untilMs: -hour, everyMs: 5 * minute, urgency: 1 },
  { untilMs: 3 * hour, everyMs: 2 * minute, urgency: 0 },
  { untilMs: day, everyMs: 5 * minute, urgency: 1 },
  { untilMs: 3 * day, everyMs: hour, urgency: 2 },
  { untilMs: watchAfterDeadlineMs, everyMs: 6 * hour, urgency: 2 },
];

/**
 * When to ask the gateway again about an open voucher; null when watching is over. Webhooks carry the load and
 * polling heals a lost one: paid at most 10 minutes after the gateway knows. After `failures` look-ups in a row
 * that told nothing it is asked again after 1, 2, 4 … minutes, never later than the plan of an answered one. A
 * deadline of the gateway's that cannot be true counts as the nearest that can.
 */
export function nextPoll(now: Date, life: WatchedLife, failures: number): PollPlan | null {
  const sinceDeadline = now.getTime() - watchedDeadline(life).getTime();
  const stretch = stretchAt(sinceDeadline);
  if (!stretch) return null;
  const patience = failures > 0 ? minute * 2 ** Math.min(failures - 1, 10) : stretch.everyMs;
  const waitMs = Math.min(patience, stretch.everyMs, nextStart(sinceDeadline));
  const { urgency } = stretchAt(sinceDeadline + waitMs) ?? stretch;
  return { at: new Date(now.getTime() + waitMs), urgency };
}

/** When to ask first about a voucher just issued: it is watched from now on, whatever deadline the gateway tells. */
export function firstPoll(now: Date, expiresAt: Date): PollPlan {
  const plan = nextPoll(now, { askedAt: now, expiresAt }, 0);
  if (!plan) throw new Error("a new voucher whose time is over");
  return plan;
}

/** Whether nobody asks any more about a voucher of this life. */
export function isWatchOver(now: Date, life: WatchedLife): boolean {
  return nextPoll(now, life, 0) === null;
}

function watchedDeadline({ askedAt, expiresAt }: WatchedLife): Date {
  const latest = askedAt.getTime() + longestLifeMs;
  return new Date(Math.min(Math.max(expiresAt.getTime(), askedAt.getTime()), latest));
}

function stretchAt(sinceDeadline: number): Stretch | undefined {
  return stretches.find(({ untilMs }) => sinceDeadline <= untilMs);
}

/** Until the brisk time around the deadline begins, so that a pause cannot reach across its start. */
function nextStart(sinceDeadline: number): number {
  const briskFrom = -hour + 1;
  return sinceDeadline < briskFrom ? briskFrom - sinceDeadline : Number.POSITIVE_INFINITY;
}

/**
 * How late each kind may be asked about before it comes ahead of a fresh, more urgent one: urgency decides first,
 * and nothing waits for ever behind a stream of urgent ones.
 */
export const patienceMs: Readonly<Record<Urgency, number>> = { 0: 0, 1: 10 * minute, 2: 6 * hour };
