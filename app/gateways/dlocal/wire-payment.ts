import * as z from "zod";

/** Numbers arrive as their source text (see ../exact-json.ts), so codes and amounts are all strings. */
const text = z.string().nullish().catch(null);

/** Ids come in several shapes (`D-4-…`, `R-2486-…`, `T-648-…`) and are opaque. */
export const wireId = z.string().regex(/^[A-Za-z0-9_-]{1,100}$/);

/**
 * The part of a dLocal payment that we read. Only what decides about money is required; any ticket field may be
 * null, absent or of a surprising type, and is then treated as not told.
 */
export const wirePayment = z.object({
  id: wireId,
  status: z.string(),
  status_code: text,
  amount: z.string(),
  currency: z.string(),
  payment_method_id: text,
  order_id: text,
  created_date: text,
  approved_date: text,
  redirect_url: text,
  ticket: z
    .object({
      type: text,
      id: text,
      number: text,
      barcode: text,
      format: text,
      expiration_date: text,
      company_name: text,
      company_id: text,
      image_url: text,
    })
    .nullish()
    .catch(null),
});

export const wireRefund = z.object({
  id: wireId,
  payment_id: wireId,
  status: z.string(),
  amount: z.string(),
  currency: z.string(),
  created_date: text,
  order_refund_id: text,
});

export type WirePayment = z.infer<typeof wirePayment>;
export type WireRefund = z.infer<typeof wireRefund>;
