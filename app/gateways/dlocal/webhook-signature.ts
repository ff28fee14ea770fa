import { constantTimeEqual } from "../../lib/constant-time.ts";
import type { GatewayAccess, IncomingWebhook, WebhookVerdict } from "../../ports/gateway.ts";
import { readKeys } from "./credentials.ts";
import { readSignature, writeAuthorization } from "./signature.ts";
import { readTime } from "./wire-time.ts";

/**
 * dLocal documents no age limit, and not whether a retry is signed anew: it retries for four days and six hours
 * (receive notifications, 2026-07), so a window of five days refuses no genuine notification.
 */
const toleranceMs = 5 * 24 * 60 * 60 * 1000;

/** Checks the HMAC over our login, the notification's `X-Date` and its exact body, and its age. */
export function verifyWebhook(access: GatewayAccess, webhook: IncomingWebhook): WebhookVerdict {
  const authorization = webhook.headers["authorization"];
  const date = webhook.headers["x-date"];
  const keys = readKeys(access);
  if (!authorization || !date || !keys) return { verdict: "refused", reason: "missing" };
  const signedAt = readTime(date);
  if (!readSignature(authorization) || !signedAt) return { verdict: "refused", reason: "malformed" };
  if (!constantTimeEqual(authorization, writeAuthorization(keys, date, webhook.body))) {
    return { verdict: "refused", reason: "mismatch" };
  }
  const isStale = Math.abs(webhook.receivedAt.getTime() - signedAt.getTime()) > toleranceMs;
  return isStale ? { verdict: "refused", reason: "stale" } : { verdict: "verified" };
}
