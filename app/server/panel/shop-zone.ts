import { timeZoneOf } from "../../domain/method.ts";
import type { AccountStore } from "../../ports/store.ts";

/** The zone of the country in which the shop takes cash: there its shoppers and its counters read the clock. */
export async function readShopZone(
  { accounts }: { readonly accounts: AccountStore },
  shopId: string,
): Promise<string> {
  const [account] = await accounts.list(shopId);
  return timeZoneOf[account?.country ?? "CO"];
}
