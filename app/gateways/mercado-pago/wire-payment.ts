import * as z from "zod";

/** Numbers arrive as their source text (see exact-json.ts), so ids, codes and amounts are all strings. */
const text = z.string().nullish().catch(null);
const barcode = z.object({ content: text, type: text }).nullish().catch(null);

/** One refund, in its payment's list as well as by itself. */
export const wireRefund = z.object({ id: z.string(), amount: z.string(), status: text, date_created: text });

/**
 * The part of a Mercado Pago payment that we read. Only what decides about money is required; any voucher
 * field may be null, absent or of a surprising type, and is then treated as not told.
 */
export const wirePayment = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  status: z.string(),
  status_detail: text,
  transaction_amount: z.string(),
  transaction_amount_refunded: text,
  currency_id: z.string(),
  collector_id: text,
  external_reference: text,
  date_created: text,
  date_approved: text,
  date_last_updated: text,
  date_of_expiration: text,
  barcode,
  transaction_details: z
    .object({
      external_resource_url: text,
      payment_method_reference_id: text,
      total_paid_amount: text,
      barcode,
    })
    .nullish()
    .catch(null),
  payment_method: z
    .object({
      data: z.object({ reference_id: text, external_resource_url: text }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  refunds: z.array(wireRefund).nullish(),
});

export type WirePayment = z.infer<typeof wirePayment>;
export type WireRefund = z.infer<typeof wireRefund>;
