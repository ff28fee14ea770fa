import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToString } from "react-dom/server";
import { pageHeaders } from "./routes/page-headers.ts";
import { renderPanel } from "./server/panel/render-panel.tsx";

// For the server, which answers these before Remix (app/server/pay-pages.ts).
export { answerPage, answerState } from "./routes/pay/answer-page.tsx";

/** Pages are small and wait for nothing while rendering, so they are sent whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  ...[remixContext, { panel }]: [EntryContext, AppLoadContext]
): Promise<Response> {
  if (panel) {
    const body = await renderPanel(remixContext, request.url, panel.nonce);
    return new Response(body, {
      status,
      headers: protect(headers, "text/html; charset=utf-8", panel.headers),
    });
  }
  const html = renderToString(<RemixServer context={remixContext} url={request.url} />);
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: protect(headers, "text/html; charset=utf-8"),
  });
}

/** The same page asked for as data (`/pay/x.data`): only the panel does, and it must be no weaker. */
export function handleDataRequest(
  response: Response,
  { context }: LoaderFunctionArgs | ActionFunctionArgs,
): Response {
  protect(response.headers, response.headers.get("Content-Type") ?? "text/x-script", context.panel?.headers);
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

function protect(headers: Headers, contentType: string, protection = pageHeaders): Headers {
  headers.set("Content-Type", contentType);
  for (const [name, value] of Object.entries(protection)) if (!headers.has(name)) headers.set(name, value);
  return headers;
}
