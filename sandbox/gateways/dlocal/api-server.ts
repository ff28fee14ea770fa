import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { readBody } from "../../web/read-body.ts";
import type { Fault } from "../faults.ts";
import { answerApiRequest } from "./answer-api-request.ts";
import {
  internalError,
  invalidCredentials,
  noAuthorization,
  tooManyRequests,
  type Answer,
} from "./answer.ts";
import type { Service } from "./service.ts";
import { answerTicketPage } from "./ticket-page.ts";

/** One call as the API saw it. No key and no body: those may be personal. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** What was sent back; null when the connection was broken or left hanging. */
  readonly status: number | null;
}

const maxBodyBytes = 1_000_000;

/** The pretend API over plain HTTP: reads the request, lets the faults act, answers. */
export function createApiServer(service: Service, record: (request: RequestRecord) => void): Server {
  const server = createServer((incoming, response) => {
    handle(service, record, incoming, response).catch((cause: unknown) => {
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
  service: Service,
  record: (request: RequestRecord) => void,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? "/", "http://sandbox.invalid");
  const method = incoming.method ?? "GET";
  const finish = (answer: Answer | null) => {
    record({ method, path: url.pathname, query: url.search, status: answer?.status ?? null });
    if (answer) send(response, answer);
  };
  const page = method === "GET" ? answerTicketPage(service, url.pathname) : null;
  if (page) {
    response.writeHead(page.status, { "content-type": "text/html; charset=utf-8" }).end(page.html);
    return;
  }
  const bodyText = await readBody(incoming, maxBodyBytes);
  if (bodyText === null) return finish({ status: 413, body: "", headers: { connection: "close" } });
  const faults = service.faults.take(method, url.pathname);
  const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === "latency" ? fault.ms : 0), 0);
  if (delayMs > 0) await wait(delayMs);
  if (has(faults, "hang")) return finish(null);
  if (has(faults, "reset_before")) return breakConnection(incoming, finish);
  const refused = answerInstead(faults);
  if (refused) return finish(refused);
  const answer = answerApiRequest(service, incoming, url, bodyText);
  if (has(faults, "reset_after")) return breakConnection(incoming, finish);
  finish(answer);
}

function has(faults: readonly Fault[], kind: Fault["kind"]): boolean {
  return faults.some((fault) => fault.kind === kind);
}

function answerInstead(faults: readonly Fault[]): Answer | null {
  for (const fault of faults) {
    if (fault.kind === "error_500") return internalError;
    if (fault.kind === "blocked") return noAuthorization;
    if (fault.kind === "unauthorized") return invalidCredentials;
    if (fault.kind === "rate_limited") {
      return { ...tooManyRequests, headers: { "retry-after": String(fault.retryAfterSeconds) } };
    }
  }
  return null;
}

function breakConnection(incoming: IncomingMessage, finish: (answer: null) => void): void {
  finish(null);
  incoming.socket.resetAndDestroy();
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  const isText = typeof body === "string";
  const text = isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": isText ? "text/plain" : "application/json;charset=UTF-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
  });
  response.end(text);
}
