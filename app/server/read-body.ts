import type { IncomingMessage } from "node:http";
import { err, ok, type Result } from "../lib/result.ts";

/** The whole body, or `too_large` as soon as that is known: by its header, else while reading. */
export function readBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Result<Buffer, "too_large" | "aborted">> {
  if (Number(request.headers["content-length"]) > maxBytes) return Promise.resolve(err("too_large"));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.pause();
        resolve(err("too_large"));
      } else chunks.push(chunk);
    });
    request.on("end", () =>
      resolve(ok(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))),
    );
    request.on("error", () => resolve(err("aborted")));
    request.on("close", () => resolve(err("aborted")));
  });
}
