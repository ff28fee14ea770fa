import * as z from "zod";

/** Numbers arrive as their source text (see exact-json.ts), so a code is the same sent as a number or as text. */
const text = z.string().nullish().catch(null);

/** Up to 14 digits; a JSON number from the API, text in notifications. */
export const cipNumber = z.string().regex(/^[1-9]\d{0,13}$/);

export const issuedCip = z.object({
  cip: cipNumber,
  currency: z.string(),
  amount: z.string(),
  transactionCode: z.string(),
  dateExpiry: z.string(),
  cipUrl: text,
});

export const foundCip = z.object({
  cip: cipNumber,
  transactionCode: text,
  amount: z.string(),
  currency: z.string(),
  status: z.string(),
  statusName: text,
  dateExpiry: z.string(),
  datePayment: text,
  dateRemoval: text,
  /** Names the voucher's page. */
  token: text,
});

export type FoundCip = z.infer<typeof foundCip>;
