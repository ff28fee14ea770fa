import * as z from "zod";
import type { Money } from "../../domain/money.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { limits } from "../limits.ts";
import type { RequestHeaders } from "../request-headers.ts";
import { readEnvelope, type SessionEnvelope } from "./session-envelope.ts";
import type { SessionRequestError } from "./session-error.ts";
import { key, locale, personText } from "../fields.ts";
import { amountFields, commonFields, gidOf, readAmount } from "./session-fields.ts";
import { readWebUrl, type WebUrlOptions } from "./web-url.ts";

/** The buyer as the checkout knows them; name and place are those of the billing address. */
export interface SessionCustomer {
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly line1: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly province: string | null;
  readonly countryCode: string | null;
}

export interface PaymentSessionRequest extends SessionEnvelope {
  /** Shopify's idempotency key: the same id always gets the same answer. */
  readonly id: string;
  readonly gid: string;
  /** Equal for all attempts to pay one order. */
  readonly group: string;
  readonly sessionId: string | null;
  readonly amount: Money;
  readonly isTest: boolean;
  readonly kind: "sale" | "authorization";
  readonly merchantLocale: string;
  readonly cancelUrl: string;
  readonly proposedAt: Date;
  readonly customer: SessionCustomer;
}

const address = z.object({
  given_name: personText(limits.personText),
  family_name: personText(limits.personText),
  line1: personText(limits.personText),
  city: personText(limits.personText),
  postal_code: personText(limits.personText),
  province: personText(limits.personText),
  country_code: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .transform((code) => code.toUpperCase())
    .nullish(),
});

const paymentSession = z.object({
  ...commonFields,
  ...amountFields,
  gid: gidOf("PaymentSession"),
  group: key,
  session_id: key.nullish(),
  kind: z.enum(["sale", "authorization"]),
  payment_method: z.object({ data: z.object({ cancel_url: z.string().max(limits.url) }) }),
  customer: z
    .object({
      email: personText(limits.email),
      phone_number: personText(limits.phone),
      locale: locale.nullish(),
      billing_address: address.nullish(),
    })
    .nullish(),
});

/**
 * Reads Shopify's "start payment" request (Payments request reference, 2024-10 and later). Unknown fields are
 * ignored; what we read is bounded and exact. Never throws.
 */
export function readSessionRequest(
  headers: RequestHeaders,
  rawBody: Buffer,
  options: WebUrlOptions = { allowHttp: false },
): Result<PaymentSessionRequest, SessionRequestError> {
  const read = readEnvelope(headers, rawBody, paymentSession);
  if (!read.ok) return read;
  const { envelope, body } = read.value;
  const amount = readAmount(body);
  if (!amount.ok) return amount;
  const cancelUrl = readWebUrl(body.payment_method.data.cancel_url, options);
  if (cancelUrl === null)
    return err({ kind: "malformed", detail: "payment_method.data.cancel_url: not allowed" });
  return ok({
    ...envelope,
    id: body.id,
    gid: body.gid,
    group: body.group,
    sessionId: body.session_id ?? null,
    amount: amount.value,
    isTest: body.test,
    kind: body.kind,
    merchantLocale: body.merchant_locale,
    cancelUrl,
    proposedAt: body.proposed_at,
    customer: readCustomer(body.customer),
  });
}

function readCustomer(customer: z.output<typeof paymentSession>["customer"]): SessionCustomer {
  const billing = customer?.billing_address;
  return {
    email: customer?.email ?? null,
    phone: customer?.phone_number ?? null,
    locale: customer?.locale ?? null,
    firstName: billing?.given_name ?? null,
    lastName: billing?.family_name ?? null,
    line1: billing?.line1 ?? null,
    city: billing?.city ?? null,
    postalCode: billing?.postal_code ?? null,
    province: billing?.province ?? null,
    countryCode: billing?.country_code ?? null,
  };
}
