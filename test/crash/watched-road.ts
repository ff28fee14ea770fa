import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** A road to another company on which every act upon a payment is seen: its beginning, its end, and what overlaps. */
export interface WatchedRoad {
  readonly url: string;
  /** Acts upon a payment that began while another upon the same one was under way. */
  readonly overlaps: string[];
  /** How many acts there were, and how many were under way at once at most, upon whatever payment. */
  counts(): { readonly acts: number; readonly atOnce: number };
  close(): void;
}

/** Every act is held up for a while, so that two that could meet do. */
const heldUpMs = 60;

const ofTheConnection: readonly string[] = ["host", "connection", "content-length", "transfer-encoding"];

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** @param keyOf What a call acts upon; null when it only reads. */
export async function openWatchedRoad(
  target: string,
  keyOf: (method: string, path: string, body: string) => string | null,
): Promise<WatchedRoad> {
  let acts = 0;
  let atOnce = 0;
  const overlaps: string[] = [];
  const underWay = new Set<string>();

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const body = await readAll(request);
    const key = keyOf(method, url, body);
    if (key !== null) {
      acts += 1;
      if (underWay.has(key)) overlaps.push(key);
      underWay.add(key);
      atOnce = Math.max(atOnce, underWay.size);
      await wait(heldUpMs);
    }
    const headers = Object.fromEntries(
      Object.entries(request.headers as Record<string, string>).filter(
        ([name]) => !ofTheConnection.includes(name),
      ),
    );
    const hasBody = method !== "GET" && body !== "";
    const answer = await fetch(`${target}${url}`, { method, headers, ...(hasBody && { body }) });
    const text = await answer.text();
    if (key !== null) underWay.delete(key);
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "text/plain" });
    response.end(text);
  }

  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    overlaps,
    counts: () => ({ acts, atOnce }),
    close: () => server.closeAllConnections(),
  };
}
