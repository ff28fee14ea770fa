import type { LoaderFunctionArgs } from "@remix-run/node";
import { leaveTo } from "../page-headers.ts";
import { throwDeadLink } from "./dead-link.ts";

/** Back to the shop's checkout. Nothing is written: the shop ends the payment when the shopper chooses anew. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const shown = await context.container.showPayment(params["token"] ?? "");
  if (!shown.ok) throwDeadLink(shown.error);
  throw leaveTo(shown.value.cancelUrl);
}

/** Never drawn: it exists so that a dead link gets the error page and not a bare answer. */
export default function CancelRoute() {
  return null;
}
