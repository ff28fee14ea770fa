import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "./read-body.ts";
import { serverLimits } from "./limits.ts";

/** A request whose body is read: raw bytes in, plain answer out, no framework between. */
export interface HotRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Buffer;
}

export interface HotAnswer {
  readonly status: number;
  readonly json?: unknown;
  /** Plain text instead. */
  readonly text?: string;
}

export interface HotEndpoint {
  readonly name: string;
  readonly method: HotRequest["method"] | "GET or POST";
  /** Matched as a whole, or as a prefix when it ends with a slash. */
  readonly path: string;
  /**
   * Asked by a block in a page of Shopify, from an origin that is not fixed: any may read the answer. Nothing but the
   * bearer token opens it, and no cookie is looked at.
   */
  readonly isForBlocks?: true;
  handle(request: HotRequest): Promise<HotAnswer>;
}

export interface HotObserver {
  readonly answered: (endpoint: string, status: number, milliseconds: number) => void;
  readonly crashed: (endpoint: string, error: unknown) => void;
}

/**
 * Serves the endpoints that must be cheap and always answer, in front of Express and Remix. Returns false for
 * any other path. A thrown error means storage is down or a bug: 503, so that the sender tries again.
 */
export function serveHot(
  endpoints: readonly HotEndpoint[],
  observer: HotObserver,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const exact = new Map(
    endpoints.filter(({ path }) => !path.endsWith("/")).map((endpoint) => [endpoint.path, endpoint]),
  );
  const prefixes = endpoints.filter(({ path }) => path.endsWith("/"));
  return (request, response) => {
    const { path, query } = splitUrl(request.url ?? "");
    const endpoint = exact.get(path) ?? prefixes.find((candidate) => path.startsWith(candidate.path));
    if (!endpoint) return false;
    void serve(endpoint, { path, query }, { request, response, observer });
    return true;
  };
}

function splitUrl(url: string): { path: string; query: string } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: "" } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly observer: HotObserver;
}

async function serve(
  endpoint: HotEndpoint,
  url: { path: string; query: string },
  exchange: Exchange,
): Promise<void> {
  const { response, observer } = exchange;
  const startedAt = performance.now();
  const answer = await answerFor(endpoint, url, exchange);
  if (!response.destroyed) send(response, answer, endpoint.isForBlocks ? blockHeaders : {});
  observer.answered(endpoint.name, answer.status, performance.now() - startedAt);
}

/** Also what a browser asks for before the request itself. */
const blockHeaders: Readonly<Record<string, string>> = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "authorization, content-type",
  "access-control-max-age": "86400",
  "cache-control": "no-store",
};

async function answerFor(
  endpoint: HotEndpoint,
  url: { path: string; query: string },
  exchange: Exchange,
): Promise<WrittenAnswer> {
  const { request, observer } = exchange;
  if (endpoint.isForBlocks && request.method === "OPTIONS") return write({ status: 204 });
  const method = methodOf(request, endpoint);
  if (!method) return write({ status: 405, json: { error: "method_not_allowed" } });
  const body = await readBody(request, serverLimits.bodyBytes);
  if (!body.ok) return write({ status: body.error === "too_large" ? 413 : 400, json: { error: body.error } });
  try {
    return write(await endpoint.handle({ ...url, method, headers: request.headers, body: body.value }));
  } catch (error) {
    observer.crashed(endpoint.name, error);
    return write({ status: 503, json: { error: "temporarily_unavailable" } });
  }
}

function methodOf({ method }: IncomingMessage, endpoint: HotEndpoint): HotRequest["method"] | null {
  if (method !== "GET" && method !== "POST") return null;
  return endpoint.method === method || endpoint.method === "GET or POST" ? method : null;
}

interface WrittenAnswer {
  readonly status: number;
  readonly type: "application/json" | "text/plain";
  readonly text: string;
}

function write({ status, json, text }: HotAnswer): WrittenAnswer {
  if (text !== undefined) return { status, type: "text/plain", text };
  return { status, type: "application/json", text: json === undefined ? "" : JSON.stringify(json) };
}

function send(
  response: ServerResponse,
  { status, type, text }: WrittenAnswer,
  more: Readonly<Record<string, string>>,
): void {
  const headers: Record<string, string | number> = { ...more, "content-length": Buffer.byteLength(text) };
  if (text !== "") headers["content-type"] = `${type}; charset=utf-8`;
  // The rest of an oversized body is not drained.
  if (status === 413) headers["connection"] = "close";
  response.writeHead(status, headers).end(text);
}
