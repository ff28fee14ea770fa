import { createHmac } from "node:crypto";
import * as z from "zod";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { parseJson } from "../json-body.ts";

export type SignedTokenError = "malformed" | "bad_signature" | "expired" | "another_app";

export interface SignedTokenOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly now: Date;
}

/** A token is a kilobyte; more is nobody's. */
const maxLength = 4096;
/** Clocks differ; Shopify's own library allows as much (15.0.0). */
const leewaySeconds = 10;

const header = z.object({ alg: z.literal("HS256") });
const times = z.object({ aud: z.string(), exp: z.number().int(), nbf: z.number().int() });

/**
 * What a token of Shopify says, when it is signed with the app's secret, for this app and at this time. Nothing in it is
 * believed before the signature is. Never throws.
 */
export function openSignedToken<Schema extends z.ZodType>(
  token: string,
  claims: Schema,
  { apiKey, apiSecret, now }: SignedTokenOptions,
): Result<z.output<Schema>, SignedTokenError> {
  const parts = token.length <= maxLength ? token.split(".") : [];
  const [head, body, signature] = parts;
  if (parts.length !== 3 || !head || !body || !signature) return err("malformed");
  if (!header.safeParse(decode(head)).success) return err("malformed");
  const expected = createHmac("sha256", apiSecret).update(`${head}.${body}`).digest("base64url");
  if (!constantTimeEqual(signature, expected)) return err("bad_signature");
  const said = decode(body);
  const read = claims.safeParse(said);
  const { data } = times.safeParse(said);
  if (!data || !read.success) return err("malformed");
  if (data.aud !== apiKey) return err("another_app");
  const seconds = now.getTime() / 1000;
  if (seconds > data.exp + leewaySeconds || seconds < data.nbf - leewaySeconds) return err("expired");
  return ok(read.data);
}

function decode(part: string): unknown {
  return parseJson(Buffer.from(part, "base64url").toString("utf8"));
}
