import { createHmac } from "node:crypto";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import type { GatewayAccess, IncomingWebhook, WebhookVerdict } from "../../ports/gateway.ts";

/** The parts of a webhook that Mercado Pago signs; the body is not one of them. */
export interface SignedParts {
  readonly dataId: string;
  readonly requestId: string | null;
  /** As written: ten digits are seconds, thirteen are milliseconds. */
  readonly ts: string;
  readonly v1: string;
}

/** Every retry is signed anew (measured 2026-09-15), so a strict window refuses no genuine webhook. */
const toleranceMs = 10 * 60 * 1000;

/** Checks the HMAC over `id:…;request-id:…;ts:…;` and the age of the signature. */
export function verifyWebhook(access: GatewayAccess, webhook: IncomingWebhook): WebhookVerdict {
  const parts = readSignedParts(webhook);
  if (typeof parts === "string") return { verdict: "refused", reason: parts };
  const secret = access.credentials["webhook_secret"];
  if (!secret) return { verdict: "refused", reason: "missing" };
  if (!isSignedWith(secret, parts)) return { verdict: "refused", reason: "mismatch" };
  const signedAt = Number(parts.ts) * (parts.ts.length === 10 ? 1000 : 1);
  const isStale = Math.abs(webhook.receivedAt.getTime() - signedAt) > toleranceMs;
  return isStale ? { verdict: "refused", reason: "stale" } : { verdict: "verified" };
}

/**
 * Takes the signed parts out of a webhook. Each must be there once and be of a shape that keeps the manifest
 * unambiguous. A header sent twice reaches us joined by a comma and is refused by that.
 */
export function readSignedParts({ query, headers }: IncomingWebhook): SignedParts | "missing" | "malformed" {
  const signature = headers["x-signature"];
  const ids = query.getAll("data.id");
  const dataId = ids[0];
  if (!signature || !dataId) return "missing";
  const requestId = headers["x-request-id"] ?? null;
  const fields = readFields(signature);
  if (!fields || ids.length > 1 || !/^[\w-]{1,64}$/.test(dataId)) return "malformed";
  if (requestId !== null && !/^[\w.:-]{1,128}$/.test(requestId)) return "malformed";
  const ts = fields.get("ts");
  const v1 = fields.get("v1");
  if (!ts || !v1) return "missing";
  if (!/^(\d{10}|\d{13})$/.test(ts) || !/^[0-9a-f]{64}$/.test(v1)) return "malformed";
  return { dataId, requestId, ts, v1 };
}

function readFields(signature: string): Map<string, string> | null {
  const fields = new Map<string, string>();
  for (const piece of signature.split(",")) {
    const [name = "", value, ...more] = piece.trim().split("=");
    if (value === undefined || more.length > 0 || fields.has(name)) return null;
    fields.set(name, value);
  }
  return fields;
}

/** A part that is not there leaves its whole piece out of the manifest, as documented. */
function isSignedWith(secret: string, { dataId, requestId, ts, v1 }: SignedParts): boolean {
  const requestPiece = requestId === null ? "" : `request-id:${requestId};`;
  const manifest = `id:${dataId};${requestPiece}ts:${ts};`;
  return constantTimeEqual(v1, createHmac("sha256", secret).update(manifest).digest("hex"));
}
