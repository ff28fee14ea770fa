import { badRequest, done, type Outcome } from "./answer.ts";

// Their spelling.
const notUrl = badRequest(4020, "notificaction_url attribute must be url valid");
const tooLong = badRequest(4021, "notificaction_url attribute must be shorter than 500 character");

/** A public absolute http(s) address of at most 500 characters, or nothing. */
export function checkNotificationUrl(value: unknown): Outcome<string | null> {
  if (value === undefined || value === null) return done(null);
  if (typeof value !== "string" || !URL.canParse(value)) return notUrl;
  const { protocol, hostname } = new URL(value);
  if (protocol !== "https:" && protocol !== "http:") return notUrl;
  if (isPrivateHost(hostname)) return notUrl;
  return value.length > 500 ? tooLong : done(value);
}

function isPrivateHost(hostname: string): boolean {
  if (!hostname.includes(".")) return true;
  if (hostname.endsWith(".localhost") || hostname.endsWith(".local")) return true;
  return /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(hostname);
}
