import { newId } from "./ids.ts";
import type { Checkout } from "./records.ts";
import { isoNow, type Sandbox } from "./sandbox.ts";

/** Makes a checkout, with its own group for all attempts to pay it. */
export function createCheckout(
  sandbox: Sandbox,
  details: Omit<Checkout, "id" | "group" | "isProviderBarred" | "createdAt">,
): Checkout {
  const checkout: Checkout = {
    ...details,
    id: newId(),
    group: newId(),
    isProviderBarred: false,
    createdAt: isoNow(sandbox),
  };
  sandbox.state.checkouts.set(checkout.id, checkout);
  sandbox.changed();
  return checkout;
}
