import { leastMeasured } from "../domain/waiting-time.ts";
import type { ConfirmationTimeStore } from "../ports/confirmation-times.ts";

const day = 86_400_000;
const measuredDays = 30;

/** Measures once a day how long gateways take to tell of money, over the last month. */
export async function measureWaits(
  { confirmationTimes }: { readonly confirmationTimes: ConfirmationTimeStore },
  now: Date,
): Promise<void> {
  await confirmationTimes.measure(new Date(now.getTime() - measuredDays * day), now, leastMeasured);
}
