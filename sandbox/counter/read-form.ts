import type { IncomingMessage } from "node:http";
import { readBody } from "../web/read-body.ts";

/** The fields of a posted form; null when it is too large, or was posted by a page of another site. */
export async function readForm(incoming: IncomingMessage): Promise<URLSearchParams | null> {
  const text = await readBody(incoming, 10_000);
  const { origin, host } = incoming.headers;
  const isForeign = origin !== undefined && origin !== `http://${host ?? ""}`;
  return text === null || isForeign ? null : new URLSearchParams(text);
}
