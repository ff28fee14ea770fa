import type * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import { readExactJsonBody, readJsonBody } from "../json-body.ts";
import { limits } from "../limits.ts";
import { headerText, type RequestHeaders } from "../request-headers.ts";
import type { SessionRequestError } from "./session-error.ts";
import { readShopDomain } from "../shop-domain.ts";

export interface SessionEnvelope {
  readonly shopDomain: string;
  /** Unique per try, for the log only; null when absent or unfit for a log line. */
  readonly requestId: string | null;
  readonly apiVersion: string | null;
}

/** Reads the headers and body every session request has. Never throws, whatever the bytes. */
export function readEnvelope<Schema extends z.ZodType>(
  headers: RequestHeaders,
  rawBody: Buffer,
  schema: Schema,
): Result<{ envelope: SessionEnvelope; body: z.output<Schema> }, SessionRequestError> {
  const shopDomain = readShopDomain(headerText(headers, "shopify-shop-domain") ?? "");
  if (shopDomain === null) return err({ kind: "bad_shop", detail: "shopify-shop-domain" });
  const json = readBody(rawBody);
  if (!json.ok) return err({ kind: json.error, detail: "body" });
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) return err({ kind: "malformed", detail: describe(parsed.error) });
  const envelope = {
    shopDomain,
    requestId: tracingText(headers, "shopify-request-id"),
    apiVersion: tracingText(headers, "shopify-api-version"),
  };
  return ok({ envelope, body: parsed.data });
}

/** Shopify's example quotes the amount and its table says numeric: only a bare number needs the exact reader. */
function readBody(rawBody: Buffer): ReturnType<typeof readJsonBody> {
  const json = readJsonBody(rawBody);
  const hasBareAmount =
    json.ok &&
    typeof json.value === "object" &&
    json.value !== null &&
    "amount" in json.value &&
    typeof json.value.amount === "number";
  return hasBareAmount ? readExactJsonBody(rawBody) : json;
}

function tracingText(headers: RequestHeaders, name: string): string | null {
  const text = headerText(headers, name);
  return text !== undefined && text.length <= limits.tracing && /^[\w.:-]+$/.test(text) ? text : null;
}

/** The first fault's place and kind; never the value. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join(".") || "body"}: ${issue.code}` : "body";
}
