import { createHmac } from "node:crypto";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import type { GatewayAccess, IncomingWebhook, WebhookVerdict } from "../../ports/gateway.ts";

/**
 * Checks `PE-Signature`: lower-case hex HMAC-SHA256 of the body under the secret key. There is no time in it, so an
 * old notification verifies for ever: the event key makes a repeat one event, and a doorbell moves no money.
 */
export function verifyWebhook(access: GatewayAccess, webhook: IncomingWebhook): WebhookVerdict {
  const signature = webhook.headers["pe-signature"];
  const secret = access.credentials["secret_key"];
  if (!signature || !secret) return { verdict: "refused", reason: "missing" };
  if (!/^[0-9a-f]{64}$/.test(signature)) return { verdict: "refused", reason: "malformed" };
  const isGenuine = (text: Buffer | string) =>
    constantTimeEqual(signature, createHmac("sha256", secret).update(text).digest("hex"));
  if (isGenuine(webhook.body)) return { verdict: "verified" };
  // The papers sign "the JSON without spaces", which need not be the bytes that came.
  const compact = compactJson(webhook.body);
  const isCompactGenuine = compact !== null && isGenuine(compact);
  return isCompactGenuine ? { verdict: "verified" } : { verdict: "refused", reason: "mismatch" };
}

function compactJson(body: Buffer): string | null {
  try {
    return JSON.stringify(JSON.parse(body.toString("utf8")));
  } catch {
    // SyntaxError, or RangeError for a body nested deeper than the stack: it is no notification.
    return null;
  }
}
