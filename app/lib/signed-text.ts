import { createHmac } from "node:crypto";
import { constantTimeEqual } from "./constant-time.ts";

/** Signs text into a URL-safe token. The same text always gives the same token; the text stays readable. */
export function signText(secret: string, purpose: string, text: string): string {
  const body = Buffer.from(text, "utf8").toString("base64url");
  return `${body}.${tagOf(secret, purpose, body)}`;
}

/** The text of a token we signed for the same purpose, or null. */
export function readSignedText(secret: string, purpose: string, token: string): string | null {
  const [body = "", tag = "", ...rest] = token.split(".");
  if (rest.length > 0 || !constantTimeEqual(tag, tagOf(secret, purpose, body))) return null;
  return Buffer.from(body, "base64url").toString("utf8");
}

function tagOf(secret: string, purpose: string, body: string): string {
  return createHmac("sha256", secret).update(`${purpose}\n${body}`).digest("base64url");
}
