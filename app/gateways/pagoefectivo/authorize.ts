import { createHash } from "node:crypto";
import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayError, HttpClient } from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";
import type { ServiceKeys } from "./credentials.ts";
import { errorFromAnswer, errorFromFailure, unreadable } from "./errors.ts";
import { readTime, writeTime } from "./wire-time.ts";

export interface Token {
  readonly text: string;
  /** How long PagoEfectivo says it lives; 0 when that was not told. */
  readonly lifeMs: number;
}

const authorization = z.object({
  code: z.literal("100"),
  data: z.object({
    token: z.string().regex(/^[\x21-\x7e]{1,4000}$/),
    tokenStart: z.string().nullish(),
    tokenExpires: z.string().nullish(),
  }),
});

/**
 * Asks for a token. Nothing is changed by it, so no failure is an unknown outcome. A wrong key's exact answer is
 * not published (2026-11): any refusal other than "too many" or "not here" counts as wrong keys.
 */
export async function authorize(
  http: HttpClient,
  apiUrl: string,
  keys: ServiceKeys,
  now: Date,
): Promise<Result<Token, GatewayError>> {
  const sent = await http({
    method: "POST",
    url: `${apiUrl}/v1/authorizations`,
    headers: { accept: "application/json", "content-type": "application/json" },
    body: writeRequest(keys, now),
  });
  if (!sent.ok) return err(errorFromFailure(sent.error, "reads"));
  const { status, text } = sent.value;
  if (status < 200 || status > 299) return err(refusal(errorFromAnswer(sent.value, "reads"), status));
  const json = parseExactJson(text);
  const parsed = json.ok ? authorization.safeParse(json.value) : null;
  if (!parsed?.success) return err(unreadable("authorization", "reads"));
  const { token, tokenStart, tokenExpires } = parsed.data.data;
  return ok({ text: token, lifeMs: lifeOf(tokenStart, tokenExpires) });
}

/** Lima's time and a plain SHA-256 over all four parts, in this order. */
function writeRequest({ serviceId, accessKey, secretKey }: ServiceKeys, now: Date): string {
  const dateRequest = writeTime(now);
  const parts = [serviceId, accessKey, secretKey, dateRequest].join(".");
  const hashString = createHash("sha256").update(parts).digest("hex");
  return JSON.stringify({ accessKey, idService: Number(serviceId), dateRequest, hashString });
}

function refusal(error: GatewayError, status: number): GatewayError {
  if (status === 404) return { ...error, kind: "unavailable" };
  const isRefusal = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return isRefusal && error.kind !== "unavailable" ? { ...error, kind: "credentials_refused" } : error;
}

/** Measured between their two times, so that a clock apart from theirs changes nothing. */
function lifeOf(start: string | null | undefined, expires: string | null | undefined): number {
  const from = readTime(start);
  const until = readTime(expires);
  return from && until ? Math.max(0, until.getTime() - from.getTime()) : 0;
}
