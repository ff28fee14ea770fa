import type { LoaderFunctionArgs } from "@remix-run/node";
import { pageHeaders } from "../page-headers.ts";
import { deadLinkStatus } from "./dead-link.ts";
import { versionOf } from "./page-version.ts";

/** Asked again and again by an open pay page: it reloads when the version differs from its own. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const shown = await context.container.showPayment(params["token"] ?? "");
  if (!shown.ok)
    return Response.json({ version: null }, { status: deadLinkStatus(shown.error), headers: pageHeaders });
  return Response.json(
    { version: versionOf(shown.value, context.container.now()) },
    { headers: pageHeaders },
  );
}
