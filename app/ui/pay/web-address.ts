/** An address that may be put into a link: web only, so that no `javascript:` from outside ever gets there. */
export function webAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return /^https?:$/.test(new URL(address).protocol) ? address : null;
}
