import { localDayOf, startOfDay } from "./local-day.ts";
import type { Country } from "./method.ts";
import { isQuiet, nextMorning } from "./quiet-hours.ts";
import { isAnswer, isWarning } from "./message-kind.ts";
import type { Message } from "./shopper-message.ts";

export type Turn =
  | { readonly act: "send" }
  | { readonly act: "wait"; readonly until: Date }
  /** By then it would be wrong or of no use. */
  | { readonly act: "drop" };

export interface Sending {
  readonly message: Pick<Message, "kind" | "dueAt" | "until">;
  readonly country: Country;
  /** When the payment's last message left by this way that was no answer to the shopper; null: none has. */
  readonly lastSentAt: Date | null;
}

/**
 * Whether a message that is true leaves now: not before it is due, not in the quiet hours, at most one a day of the
 * shopper's country; a warning is one more. Answers to what the shopper just did leave at once. What waits, waits for a
 * morning.
 */
export function decideTurn({ message, country, lastSentAt }: Sending, now: Date): Turn {
  const limit = isWarning(message.kind) ? null : lastSentAt;
  const earliest = isAnswer(message.kind) ? now : firstAllowed(country, limit, now);
  const at = message.dueAt > earliest ? message.dueAt : earliest;
  if (message.until !== null && at >= message.until) return { act: "drop" };
  return at > now ? { act: "wait", until: at } : { act: "send" };
}

function firstAllowed(country: Country, lastSentAt: Date | null, now: Date): Date {
  const today = localDayOf(now, country);
  const isLimited = lastSentAt !== null && localDayOf(lastSentAt, country) >= today;
  if (isLimited) return nextMorning(startOfDay(today + 1, country), country);
  return isQuiet(now, country) ? nextMorning(now, country) : now;
}
