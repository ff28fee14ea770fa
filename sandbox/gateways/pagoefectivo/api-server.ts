import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { readBody } from "../../web/read-body.ts";
import type { Fault } from "../faults.ts";
import { answerApiRequest } from "./answer-api-request.ts";
import { internalError, invalidService, tooManyRequests, unauthorized, type Answer } from "./answer.ts";
import { answerCipPage } from "./cip-page.ts";
import type { Service } from "./service.ts";

/** One call as the API saw it. No token and no body: those may be personal. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
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

/** The pretend API and the voucher pages over plain HTTP: reads the request, lets the faults act, answers. */
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
  { service, latencyMs, record }: ApiServerParts,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(incoming.url ?? "/", "http://sandbox.invalid").pathname;
  const method = incoming.method ?? "GET";
  const page = method === "GET" ? answerCipPage(service, path) : null;
  if (page) return void response.writeHead(page.status, { "content-type": page.type }).end(page.text);

  const finish = (answer: Answer | null) => {
    record({ method, path, status: answer?.status ?? null });
    if (answer) send(response, answer);
  };
  const breakConnection = () => {
    finish(null);
    incoming.socket.resetAndDestroy();
  };
  const bodyText = await readBody(incoming, maxBodyBytes);
  if (bodyText === null) return finish({ status: 413, body: {}, headers: { connection: "close" } });
  const faults = service.faults.take(method, path);
  const has = (kind: Fault["kind"]) => faults.some((fault) => fault.kind === kind);
  const delayMs = faults.reduce((sum, fault) => sum + (fault.kind === "latency" ? fault.ms : 0), latencyMs);
  if (delayMs > 0) await wait(delayMs);
  if (has("hang")) return finish(null);
  if (has("reset_before")) return breakConnection();
  const refused = answerInstead(faults);
  if (refused) return finish(refused);
  const answer = answerApiRequest(service, { method, path, headers: incoming.headers, bodyText });
  if (has("reset_after")) return breakConnection();
  finish(answer);
}

function answerInstead(faults: readonly Fault[]): Answer | null {
  for (const fault of faults) {
    if (fault.kind === "error_500") return internalError;
    if (fault.kind === "blocked") return invalidService;
    if (fault.kind === "unauthorized") return unauthorized;
    if (fault.kind === "rate_limited")
      return { ...tooManyRequests, headers: { "retry-after": String(fault.retryAfterSeconds) } };
  }
  return null;
}

function send(response: ServerResponse, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...answer.headers,
  });
  response.end(text);
}
