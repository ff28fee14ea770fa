import type { RequestHandler } from "express";

/**
 * Refuses forms that other sites send here, before Remix sees them: its own check (2.17.5) answers those with a
 * 500. Behind a proxy the Host may be an inner name, so the public address counts as ours too.
 */
export function refuseForeignForms(publicUrl: string): RequestHandler {
  const publicHost = new URL(publicUrl).host;
  return (request, response, next) => {
    // Anybody can send it, and Remix believes it.
    delete request.headers["x-forwarded-host"];
    const { origin, host } = request.headers;
    if (request.method === "GET" || request.method === "HEAD" || origin === undefined) {
      next();
      return;
    }
    if (origin === "null" && request.path.startsWith("/pay/")) {
      // Privacy settings hide the origin; the pay page's form carries nothing another site could profit from.
      delete request.headers.origin;
      next();
      return;
    }
    const from = URL.canParse(origin) ? new URL(origin).host : null;
    if (from === null || (from !== host && from !== publicHost)) {
      response.status(403).type("text/plain").send("Forbidden\n");
      return;
    }
    request.headers.host = from;
    next();
  };
}
