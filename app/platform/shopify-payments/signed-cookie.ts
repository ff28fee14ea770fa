import { createHmac } from "node:crypto";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { Clock } from "../../ports/clock.ts";
import { limits } from "../limits.ts";

export interface SignedCookieOptions {
  /** Without prefix; part of what is signed, so that one cookie cannot pass for another. */
  readonly name: string;
  readonly secret: string;
  readonly lifeSeconds: number;
  /** Adds `Secure` and the `__Host-` prefix, which keeps sister hosts from planting the cookie. */
  readonly isHttps: boolean;
  readonly clock: Clock;
}

export type CookieError = "missing" | "malformed" | "forged" | "expired";

export interface SignedCookie {
  /** The `Set-Cookie` value that stores `value`. Anyone can read it; nobody can change it. */
  write(value: string): string;
  /** The `Set-Cookie` value that removes it. */
  clear(): string;
  /** Reads it back from a `Cookie` header. */
  read(cookieHeader: string | undefined): Result<string, CookieError>;
}

/** A cookie with its end and an HMAC-SHA256 over name, value and end. Never sent to scripts, nor across sites but by links. */
export function createSignedCookie({
  name,
  secret,
  lifeSeconds,
  isHttps,
  clock,
}: SignedCookieOptions): SignedCookie {
  const fullName = isHttps ? `__Host-${name}` : name;
  const sign = (payload: string): string =>
    createHmac("sha256", secret).update(`${name}|${payload}`).digest("base64url");
  const compose = (value: string, maxAge: number): string =>
    `${fullName}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;
  const nowSeconds = (): number => Math.floor(clock.now().getTime() / 1000);

  return {
    write(value) {
      const payload = `${Buffer.from(value).toString("base64url")}.${nowSeconds() + lifeSeconds}`;
      return compose(`${payload}.${sign(payload)}`, lifeSeconds);
    },
    clear: () => compose("", 0),
    read(cookieHeader) {
      const text = findCookie(cookieHeader, fullName);
      if (text === undefined) return err("missing");
      const match = /^(([\w-]*)\.(\d{1,12}))\.([\w-]+)$/.exec(text.slice(0, limits.parameter));
      const [, payload, value, end, signature] = match ?? [];
      if (payload === undefined || value === undefined || signature === undefined) return err("malformed");
      if (!constantTimeEqual(signature, sign(payload))) return err("forged");
      if (Number(end) <= nowSeconds()) return err("expired");
      return ok(Buffer.from(value, "base64url").toString("utf8"));
    },
  };
}

function findCookie(cookieHeader: string | undefined, name: string): string | undefined {
  for (const pair of cookieHeader?.split(";") ?? []) {
    const [key, ...rest] = pair.split("=");
    if (key?.trim() === name) return rest.join("=").trim();
  }
  return undefined;
}
