import { limits } from "../limits.ts";

export interface WebUrlOptions {
  /** Lets plain http through, for loopback hosts only: the sandbox's shop runs without TLS. */
  readonly allowHttp: boolean;
}

/** Reads an address a browser may be sent to, normalized; null for other schemes, credentials or nonsense. */
export function readWebUrl(text: string, { allowHttp }: WebUrlOptions): string | null {
  if (text.length > limits.url || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  const isFit =
    url.protocol === "https:" || (allowHttp && url.protocol === "http:" && isLoopback(url.hostname));
  return isFit && url.href.length <= limits.url ? url.href : null;
}

/** `URL` has already turned decimal and octal spellings of an address into dotted form. */
function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
