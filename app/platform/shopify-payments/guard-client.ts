import type { IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../ports/clock.ts";
import { readClientFacts } from "./client-facts.ts";
import { verifyClientCertificate, type ClientCertificateMode, type ClientRefusal } from "./verify-client.ts";

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface ClientGuard {
  readonly mode: ClientCertificateMode;
  readonly clock: Clock;
  /** Counts; a refused sender leaves nothing else behind. */
  readonly onRefused: (reason: ClientRefusal) => void;
}

/** Lets only Shopify through to `handler`; anyone else gets a 403, and their body is never read. */
export function guardClient(
  { mode, clock, onRefused }: ClientGuard,
  handler: RequestHandler,
): RequestHandler {
  return (request, response) => {
    const verdict = verifyClientCertificate(readClientFacts(request), mode, clock.now());
    if (verdict.ok) {
      handler(request, response);
      return;
    }
    onRefused(verdict.error);
    // Closing spares us from draining a body of any length.
    response.writeHead(403, { "content-type": "text/plain", "content-length": 10, connection: "close" });
    response.end("Forbidden\n");
  };
}
