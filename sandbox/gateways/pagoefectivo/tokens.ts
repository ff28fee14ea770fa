import { randomBytes } from "node:crypto";

/** Tokens given and not yet over. They are forgotten when the sandbox stops, as after a real restart. */
export function createTokenBook(now: () => number, lifeMs: number) {
  const given = new Map<string, { readonly serviceId: number; readonly until: number }>();
  return {
    give(serviceId: number) {
      const start = now();
      const text = `eyJhbGciOiJIUzI1NiJ9.${randomBytes(96).toString("base64url")}.${randomBytes(32).toString("base64url")}`;
      given.set(text, { serviceId, until: start + lifeMs });
      return { text, start, expires: start + lifeMs };
    },
    /** The service a token opens; null when it is unknown or over. */
    serviceOf(text: string): number | null {
      const token = given.get(text);
      return token && now() < token.until ? token.serviceId : null;
    },
    /** Ends every token before its time. */
    revokeAll: () => given.clear(),
  };
}

export type TokenBook = ReturnType<typeof createTokenBook>;
