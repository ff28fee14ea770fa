import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { answerApiRequest, refusalAnswer } from "./answer-api-request.ts";
import { blockedByPolicy, internalError, unauthorized, type Answer } from "./answer.ts";
import type { Fault } from "../faults.ts";
import type { Service } from "./service.ts";
import { readBody } from "../../web/read-body.ts";
import { answerVoucherPage } from "./voucher-page.ts";

/** One call as the API saw it. No token and no body: those may be personal. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly idempotencyKey: string | null;
  readonly requestId: string;
  /** What was sent back; null when the connection was broken or left hanging. */
  readonly status: number | null;
}

export interface ApiServerParts {
  readonly service: Service;
  /** Added to every answer. */
  readonly latencyMs: number;
  readonly record: (request: RequestRecord) => void;
}

const maxBodyBytes = 1_000_000;

/** The pretend API over plain HTTP: reads the request, lets the faults act, answers. */
export function createApiServer(parts: ApiServerParts): Server {
  const server = createServer((incoming, response) => {
    handle(parts, incoming, response).catch((cause: unknown) => {
      // A client that went away mid-body is not our failure; anything else must be seen.
      if (!incoming.destroyed) process.emitWarning(cause instanceof Error ? cause : String(cause));
      response.destroy();
    });
  });
  // Longer than any client keeps a connection, so that only switched-on faults break one.
  server.keepAliveTimeout = 65_000;
  return server;
}

async function handle(
  parts: ApiServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { service } = parts;
  const url = new URL(incoming.url ?? "/", "http://sandbox.invalid");
  const method = incoming.method ?? "GET";
  const requestId = randomUUID();
  const finish = (answer: Answer | null) => {
    parts.record({
      method,
      path: url.pathname,
      query: url.search,
      idempotencyKey: incoming.headers["x-idempotency-key"]?.toString() ?? null,
      requestId,
      status: answer?.status ?? null,
    });
    if (answer) send(response, answer, requestId);
  };
  const page = method === "GET" ? answerVoucherPage(service, url) : null;
  if (page) return sendPage(response, page);

  const bodyText = await readBody(incoming, maxBodyBytes);
  if (bodyText === null) return finish({ status: 413, body: null, headers: { connection: "close" } });
  const faults = service.faults.take(method, url.pathname);
  const delayMs = parts.latencyMs + addedLatency(faults);
  if (delayMs > 0) await wait(delayMs);
  if (has(faults, "hang")) return finish(null);
  if (has(faults, "reset_before")) return breakConnection(incoming, finish);
  const refused = answerInstead(faults, service.now(), requestId);
  if (refused) return finish(refused);
  const answer = answerApiRequest(service, incoming, { url, bodyText, requestId });
  if (has(faults, "reset_after")) return breakConnection(incoming, finish);
  finish(answer);
}

function has(faults: readonly Fault[], kind: Fault["kind"]): boolean {
  return faults.some((fault) => fault.kind === kind);
}

function addedLatency(faults: readonly Fault[]): number {
  return faults.reduce((sum, fault) => sum + (fault.kind === "latency" ? fault.ms : 0), 0);
}

function answerInstead(faults: readonly Fault[], now: number, requestId: string): Answer | null {
  for (const fault of faults) {
    if (fault.kind === "error_500") return internalError;
    if (fault.kind === "blocked") return blockedByPolicy;
    if (fault.kind === "unauthorized") return refusalAnswer(unauthorized, now, requestId);
    if (fault.kind === "rate_limited") {
      const refusal = { status: 429, error: "too_many_requests", message: "too_many_requests", causes: [] };
      const headers = { "retry-after": String(fault.retryAfterSeconds) };
      return { ...refusalAnswer(refusal, now, requestId), headers };
    }
  }
  return null;
}

function breakConnection(incoming: IncomingMessage, finish: (answer: null) => void): void {
  finish(null);
  incoming.socket.resetAndDestroy();
}

function send(response: ServerResponse, answer: Answer, requestId: string): void {
  const text = answer.body === null ? "" : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    "content-type": "application/json;charset=UTF-8",
    "content-length": Buffer.byteLength(text),
    "x-request-id": requestId,
    ...answer.headers,
  });
  response.end(text);
}

function sendPage(response: ServerResponse, page: { readonly status: number; readonly html: string }): void {
  response.writeHead(page.status, { "content-type": "text/html; charset=utf-8" });
  response.end(page.html);
}
