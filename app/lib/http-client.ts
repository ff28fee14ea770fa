import {
  Agent as HttpAgent,
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { HttpAnswer, HttpClient, HttpFailure, HttpRequest } from "../ports/gateway.ts";
import { err, ok, type Result } from "./result.ts";

export interface HttpClientOptions {
  /** From the start of the call to an open (and, for https, verified) connection. */
  readonly connectTimeoutMs: number;
  /** From the start of the call to the last byte of the answer. */
  readonly totalTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly userAgent: string;
}

/** Idle connections are dropped before common servers drop them (60 s and more), so few calls meet a dead one. */
const idleConnectionMs = 15_000;

/**
 * Makes a client whose every call is bounded in connect time, total time and answer size; redirects are handed
 * back, not followed. It rests on `node:http` because `fetch` does not say whether a failed request had left:
 * here nothing is written before the connection stands, so `not_sent` is certain and all later failures are
 * `no_answer`. Failures never carry the path, query, headers or body. Throws only for a malformed request.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const plain = new HttpAgent({ keepAlive: true, timeout: idleConnectionMs });
  const secure = new HttpsAgent({ keepAlive: true, timeout: idleConnectionMs });

  return (request) => {
    const url = new URL(request.url);
    const isSecure = url.protocol === "https:";
    const settings = {
      method: request.method,
      agent: isSecure ? secure : plain,
      headers: { ...request.headers, ...ownHeaders(request, options) },
    };
    const call = isSecure ? requestHttps(url, settings) : requestHttp(url, settings);
    return exchange(call, request.body, isSecure ? "secureConnect" : "connect", options);
  };
}

/** `identity`, so that the byte cap is also the memory cap: there is nothing to unpack. */
function ownHeaders(request: HttpRequest, options: HttpClientOptions): Record<string, string> {
  const headers: Record<string, string> = { "user-agent": options.userAgent, "accept-encoding": "identity" };
  if (request.body !== undefined) headers["content-length"] = String(Buffer.byteLength(request.body));
  return headers;
}

function exchange(
  call: ClientRequest,
  body: string | undefined,
  readyEvent: "connect" | "secureConnect",
  options: HttpClientOptions,
): Promise<Result<HttpAnswer, HttpFailure>> {
  return new Promise((resolve) => {
    let isSent = false;
    let isSettled = false;

    const finish = (outcome: Result<HttpAnswer, HttpFailure>): void => {
      // Once: a late event must not destroy a connection that went back to the pool.
      if (isSettled) return;
      isSettled = true;
      clearTimeout(connectTimer);
      clearTimeout(totalTimer);
      if (!outcome.ok) call.destroy();
      resolve(outcome);
    };
    const fail = (detail: string): void => finish(err({ kind: isSent ? "no_answer" : "not_sent", detail }));
    const send = (): void => {
      clearTimeout(connectTimer);
      isSent = true;
      call.end(body);
    };

    const connectTimer = setTimeout(fail, options.connectTimeoutMs, "connect timed out");
    const totalTimer = setTimeout(fail, options.totalTimeoutMs, "call timed out");

    call.on("socket", (socket) => (call.reusedSocket ? send() : socket.once(readyEvent, send)));
    call.on("error", (error) => fail(nameOf(error)));
    call.on("close", () => fail("connection closed"));
    call.on("response", (response) => {
      response.on("error", (error) => fail(nameOf(error)));
      collect(response, options.maxBodyBytes, finish);
    });
  });
}

function collect(
  response: IncomingMessage,
  maxBodyBytes: number,
  finish: (outcome: Result<HttpAnswer, HttpFailure>) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBodyBytes) {
      finish(err({ kind: "answer_too_large", detail: `answer over ${maxBodyBytes} bytes` }));
    } else {
      chunks.push(chunk);
    }
  });
  response.on("end", () => {
    const text = Buffer.concat(chunks).toString("utf8");
    finish(ok({ status: response.statusCode ?? 0, headers: readHeaders(response.rawHeaders), text }));
  });
}

/** Names in any case; a header sent twice is joined. Node's own `Headers` would load its whole fetch: 17 MB. */
function readHeaders(raw: readonly string[]): HttpAnswer["headers"] {
  const values = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index]?.toLowerCase() ?? "";
    const before = values.get(name);
    const value = raw[index + 1] ?? "";
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return { get: (name) => values.get(name.toLowerCase()) ?? null };
}

/** The system's name for the failure (`ECONNREFUSED`, `CERT_HAS_EXPIRED`); its message may quote addresses. */
function nameOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
