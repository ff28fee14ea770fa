/**
 * The shop's own number of an order out of Shopify's id of it; null for any other text. Thank-you pages have told the
 * order under another type's name before it existed in the Admin API (checkout UI extensions, 2026-07).
 */
export function readOrderGid(gid: string | null): string | null {
  return /^gid:\/\/shopify\/(?:Order|OrderIdentity)\/(\d{1,20})$/.exec(gid ?? "")?.[1] ?? null;
}
