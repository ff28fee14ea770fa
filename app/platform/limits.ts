/** Bounds on what Shopify or anyone posing as Shopify may send. Wider than Shopify's own fields, never endless. */
export const limits = {
  /** Session requests are a few kB. */
  bodyBytes: 64 * 1024,
  /** `id`, `group` and `session_id` are keys in our tables. */
  key: 128,
  gid: 200,
  url: 4096,
  email: 254,
  phone: 40,
  /** Names and address lines: Shopify's own limit is 255. */
  personText: 255,
  /** Stands in headings, subjects and messages to phones. */
  shopName: 120,
  locale: 35,
  /** Raw amount text; what it says is checked by `parseMoney`. */
  amountText: 40,
  /** Tracing headers, kept for the log. */
  tracing: 128,
  /** A query parameter or a cookie of the install. */
  parameter: 2048,
  /** What Shopify keeps of a note for the staff (orderCancel, 2026-10). */
  staffNote: 255,
  /** Shopify's text that we quote in an error. */
  quotedText: 200,
} as const;
