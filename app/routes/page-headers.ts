import { createHash } from "node:crypto";
import styles from "../ui/recaudo.css?inline";

const styleDigest = createHash("sha256").update(styles).digest("base64");

/**
 * Sent with every page, redirect and small answer of this folder. Pages run no inline script and load nothing
 * from elsewhere. `form-action` names only ourselves: Chromium applies it to redirects after a POST too, so no
 * form here ever ends at the shop; leaving is always a link.
 */
export const pageHeaders: Readonly<Record<string, string>> = {
  "Cache-Control": "private, no-store",
  "Content-Security-Policy": [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "script-src 'self'",
    `style-src 'sha256-${styleDigest}'`,
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
  // Nothing to anyone else, so no pay link leaks. Not `no-referrer`: under it browsers post our own forms with
  // `Origin: null` (Fetch Standard, "append a request Origin header"), which Remix 2.17.5 answers with a 500.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "X-Robots-Tag": "noindex, nofollow",
};

/** A GET redirect with the same protection; `location` may be at the shop. */
export function leaveTo(
  location: string,
  status: 302 | 303 = 302,
  setCookies: readonly string[] = [],
): Response {
  const headers = new Headers({ ...pageHeaders, Location: location });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status, headers });
}
