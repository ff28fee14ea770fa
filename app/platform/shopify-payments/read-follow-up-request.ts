import * as z from "zod";
import type { Money } from "../../domain/money.ts";
import { ok, type Result } from "../../lib/result.ts";
import type { RequestHeaders } from "../request-headers.ts";
import { readEnvelope, type SessionEnvelope } from "./session-envelope.ts";
import type { SessionRequestError } from "./session-error.ts";
import { key } from "../fields.ts";
import { amountFields, commonFields, gidOf, readAmount } from "./session-fields.ts";

/** What Shopify asks about a payment it started earlier. */
export interface VoidSessionRequest extends SessionEnvelope {
  /** Shopify's idempotency key. */
  readonly id: string;
  readonly gid: string;
  /** The `id` of the payment session; the caller must check that it belongs to the same shop. */
  readonly paymentId: string;
  readonly isTest: boolean;
  readonly merchantLocale: string;
  readonly proposedAt: Date;
}

export interface RefundSessionRequest extends VoidSessionRequest {
  readonly amount: Money;
}

export type CaptureSessionRequest = RefundSessionRequest;

const followUpFields = { ...commonFields, payment_id: key };
const refundSession = z.object({ ...followUpFields, ...amountFields, gid: gidOf("RefundSession") });
const captureSession = z.object({ ...followUpFields, ...amountFields, gid: gidOf("CaptureSession") });
const voidSession = z.object({ ...followUpFields, gid: gidOf("VoidSession") });

/** Reads Shopify's "refund" request. Partial and repeated refunds are normal, each with its own `id`. Never throws. */
export function readRefundRequest(
  headers: RequestHeaders,
  rawBody: Buffer,
): Result<RefundSessionRequest, SessionRequestError> {
  return readWithAmount(headers, rawBody, refundSession);
}

/** Reads Shopify's "capture" request. Never throws. */
export function readCaptureRequest(
  headers: RequestHeaders,
  rawBody: Buffer,
): Result<CaptureSessionRequest, SessionRequestError> {
  return readWithAmount(headers, rawBody, captureSession);
}

/** Reads Shopify's "void" request, which carries no amount. Never throws. */
export function readVoidRequest(
  headers: RequestHeaders,
  rawBody: Buffer,
): Result<VoidSessionRequest, SessionRequestError> {
  const read = readEnvelope(headers, rawBody, voidSession);
  return read.ok ? ok(followUp(read.value.envelope, read.value.body)) : read;
}

function readWithAmount(
  headers: RequestHeaders,
  rawBody: Buffer,
  schema: typeof refundSession,
): Result<RefundSessionRequest, SessionRequestError> {
  const read = readEnvelope(headers, rawBody, schema);
  if (!read.ok) return read;
  const amount = readAmount(read.value.body);
  if (!amount.ok) return amount;
  return ok({ ...followUp(read.value.envelope, read.value.body), amount: amount.value });
}

function followUp(envelope: SessionEnvelope, body: z.output<typeof voidSession>): VoidSessionRequest {
  return {
    ...envelope,
    id: body.id,
    gid: body.gid,
    paymentId: body.payment_id,
    isTest: body.test,
    merchantLocale: body.merchant_locale,
    proposedAt: body.proposed_at,
  };
}
