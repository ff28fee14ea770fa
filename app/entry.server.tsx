import type { ActionFunctionArgs, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { pageHeaders } from "./routes/page-headers.ts";

// For the server, which answers these before Remix (app/server/pay-pages.ts).
export { answerPage, answerState } from "./routes/pay/answer-page.tsx";

/** Pages are small and wait for nothing while rendering, so they are sent whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Response {
  const html = renderToString(<RemixServer context={remixContext} url={request.url} />);
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: protect(headers, "text/html; charset=utf-8"),
  });
}

/** The same page asked for as data (`/pay/x.data`): nothing uses it yet, and it must be no weaker. */
export function handleDataRequest(response: Response): Response {
  protect(response.headers, response.headers.get("Content-Type") ?? "text/x-script");
  return response;
}

export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  // Neither a browser that went away nor a wrong verb or address is a fault of ours.
  const isTheirs = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isTheirs) context.container.reportCrash(context.requestId, error);
}

function protect(headers: Headers, contentType: string): Headers {
  headers.set("Content-Type", contentType);
  for (const [name, value] of Object.entries(pageHeaders)) if (!headers.has(name)) headers.set(name, value);
  return headers;
}
