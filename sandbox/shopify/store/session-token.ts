import { createHmac, randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox.ts";

/** The JWT that App Bridge hands to the embedded app: one minute, HS256 with the app's secret. */
export function makeSessionToken(sandbox: Sandbox, shop: string): string {
  const store = requireStore(sandbox);
  const now = Math.floor(sandbox.now().getTime() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: store.apiKey,
    sub: "42",
    exp: now + 60,
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const text = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${text}.${sign(text, store.apiSecret)}`;
}

/** The shop a token was made for; null when it is not ours, or over. */
export function shopOfSessionToken(sandbox: Sandbox, token: string): string | null {
  const { apiKey, apiSecret } = requireStore(sandbox);
  const [head = "", body = "", signature = ""] = token.split(".");
  if (signature !== sign(`${head}.${body}`, apiSecret)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString("utf8")) as Record<string, unknown>;
  const isOver = Number(claims["exp"]) * 1000 < sandbox.now().getTime();
  return claims["aud"] === apiKey && !isOver ? new URL(String(claims["dest"])).hostname : null;
}

export function requireStore({ app }: Sandbox): NonNullable<Sandbox["app"]["store"]> {
  if (!app.store) throw new Error("no store app is registered in this sandbox");
  return app.store;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function sign(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
