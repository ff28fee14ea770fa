import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Html } from "../web/html.ts";

/** One request as pages and endpoints see it. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** For faults: the connection is cut, or nothing is ever said. */
export type Silence = "reset" | "hang";

const maxBodyBytes = 1024 * 1024;

export function page(content: Html, status = 200): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return { status, headers, body: `<!doctype html>\n${content.markup}` };
}

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  const all = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers };
  return { status, headers: all, body: JSON.stringify(value) };
}

/** 303: the browser follows with a GET, so that a reload never posts twice. */
export function redirect(location: string): Answer {
  return { status: 303, headers: { location, "cache-control": "no-store" }, body: "" };
}

export function plain(status: number, body: string): Answer {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}

export function formOf(request: PageRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString("utf8"));
}

/** A named part of the path; a route without it is a bug. */
export function param(request: PageRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`route has no parameter ${name}`);
  return value;
}

/** The whole body; null when it is larger than a megabyte. */
export async function readBody(message: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function send(response: ServerResponse, answer: Answer | Silence): void {
  if (answer === "hang") return;
  if (answer === "reset") {
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(answer.status, answer.headers).end(answer.body);
}
