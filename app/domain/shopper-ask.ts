/** How often a shopper may have the gateway asked about one payment: enough for hope, too little to flood a gateway. */
export const shopperAskLimits = { everySeconds: 30, perHour: 10 } as const;

/** What came of the last time the gateway was asked for the shopper. */
export type ShopperAnswer = "not_there_yet" | "paid" | "no_answer";

const second = 1000;
const hour = 3600 * second;

/** The earlier asks that count against the limit. */
export function recentAsks(askedAt: readonly Date[], now: Date): readonly Date[] {
  return askedAt.filter((at) => now.getTime() - at.getTime() < hour);
}

/** Whether the gateway may be asked once more now. */
export function mayAsk(askedAt: readonly Date[], now: Date): boolean {
  const recent = recentAsks(askedAt, now);
  const latest = recent.reduce((last, at) => Math.max(last, at.getTime()), 0);
  return (
    recent.length < shopperAskLimits.perHour &&
    now.getTime() - latest >= shopperAskLimits.everySeconds * second
  );
}
