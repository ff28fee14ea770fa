import type { LoaderFunctionArgs } from "@remix-run/node";
import { leaveTo } from "../page-headers.ts";
import { throwDeadLink } from "./dead-link.ts";

/** Sends the shopper on to where the shop said; back to the pay page while it has not. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const next = await context.container.nextUrl(token);
  if (!next.ok) throwDeadLink(next.error);
  throw leaveTo(next.value ?? `/pay/${encodeURIComponent(token)}?wait=1`);
}

/** Never drawn: it exists so that a dead link gets the error page and not a bare answer. */
export default function ReturnRoute() {
  return null;
}
