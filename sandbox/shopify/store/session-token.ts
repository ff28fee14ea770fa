import { createHmac, randomUUID } from "node:crypto";
import type { Sandbox } from "../sandbox.ts";

/** The JWT that App Bridge hands to the embedded app, and the admin to a block in it: one minute. */
export function makeSessionToken(sandbox: Sandbox, shop: string): string {
  const person = { iss: `https://${shop}/admin`, dest: `https://${shop}`, sub: "42", sid: randomUUID() };
  return makeToken(sandbox, person, 60);
}

/** The JWT of a block in a buyer's page: five minutes, the shop without a scheme, and nobody when not logged in. */
export function makeBuyerToken(sandbox: Sandbox, shop: string): string {
  return makeToken(sandbox, { dest: shop }, 300);
}

/** HS256 with the app's secret. */
function makeToken(sandbox: Sandbox, about: object, lifeSeconds: number): string {
  const store = requireStore(sandbox);
  const now = Math.floor(sandbox.now().getTime() / 1000);
  const claims = {
    ...about,
    aud: store.apiKey,
    exp: now + lifeSeconds,
    nbf: now,
    iat: now,
    jti: randomUUID(),
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
