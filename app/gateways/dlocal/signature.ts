import { createHmac } from "node:crypto";

const prefix = "V2-HMAC-SHA256, Signature: ";

/**
 * The `Authorization` header of a call and of a notification alike: HMAC-SHA256 with the secret key over login,
 * `X-Date` and the exact bytes of the body, without separators (docs.dlocal.com, security; 2026-09).
 */
export function writeAuthorization(
  { login, secretKey }: { readonly login: string; readonly secretKey: string },
  date: string,
  body: string | Buffer,
): string {
  return prefix + createHmac("sha256", secretKey).update(`${login}${date}`).update(body).digest("hex");
}

/** The signature's 64 lower-case hex digits; null when the header has any other shape, twice sent included. */
export function readSignature(authorization: string): string | null {
  const hex = authorization.startsWith(prefix) ? authorization.slice(prefix.length) : "";
  return /^[0-9a-f]{64}$/.test(hex) ? hex : null;
}
