import { badRequest, done, type Outcome } from "./answer.ts";
import { dayMs, parseApiTime } from "./timestamp.ts";

const refusal = badRequest(
  23,
  "The following parameters must be valid date and format (yyyy-MM-dd'T'HH:mm:ssz): date_of_expiration",
);

/** The right format, and 1 to 30 days from now. Absent stays absent. */
export function checkExpiry(value: unknown, now: number): Outcome<number | null> {
  if (value === undefined || value === null) return done(null);
  const expiresAt = parseApiTime(value);
  if (expiresAt === null) return refusal;
  const lifeMs = expiresAt - now;
  return lifeMs < dayMs || lifeMs > 30 * dayMs ? refusal : done(expiresAt);
}
