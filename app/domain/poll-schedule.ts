const minute = 60_000;
const hour = 60 * minute;

/** How long after its deadline a voucher is still asked about: late money has been seen days after. */
export const watchAfterDeadlineMs = 10 * 24 * hour;

/**
 * When to ask the gateway again about an open voucher. Webhooks carry the load; polling heals a lost one, so a
 * voucher is asked about every 5 minutes (paid at most 10 minutes after the gateway knows), and more slowly only
 * after its deadline.
 */
export function nextPollAt(now: Date, expiresAt: Date): Date | null {
  const sinceDeadline = now.getTime() - expiresAt.getTime();
  if (sinceDeadline > watchAfterDeadlineMs) return null;
  if (sinceDeadline > 24 * hour) return new Date(now.getTime() + 6 * hour);
  if (sinceDeadline > 2 * hour) return new Date(now.getTime() + hour);
  return new Date(now.getTime() + 5 * minute);
}
