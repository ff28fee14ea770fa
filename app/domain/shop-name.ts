/** What shoppers read as the shop's name: its own, else its address without what all shops share. */
export function shownShopName(name: string | null, domain: string): string {
  return name ?? domain.replace(/\.myshopify\.com$/, "");
}
