import { err, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayTools, HttpRequest } from "../../ports/gateway.ts";
import { readKeys, type Keys } from "./credentials.ts";
import { errorFromAnswer, errorFromFailure, unreadable, type Effect } from "./errors.ts";
import { parseExactJson, type ExactJson } from "../exact-json.ts";
import { writeAuthorization } from "./signature.ts";

export const liveBaseUrl = "https://api.dlocal.com";
const sandboxBaseUrl = "https://sandbox.dlocal.com";

export interface ApiRequest {
  readonly method: "GET" | "POST";
  /** Path and query, from the base URL. */
  readonly path: string;
  /** JSON text, written once by the caller: the very bytes that are signed are sent. */
  readonly body?: string;
  readonly idempotencyKey?: string;
}

/** One call to dLocal: any 2xx with JSON in it is an answer, all else an error of a known kind. */
export type Api = (access: GatewayAccess, request: ApiRequest) => Promise<Result<ExactJson, GatewayError>>;

export function createApi({ http, baseUrl }: GatewayTools): Api {
  return async (access, request) => {
    const effect: Effect = request.method === "GET" ? "reads" : "writes";
    const keys = readKeys(access);
    if (!keys) return err(incompleteKeys);
    const sent = await http(toHttp(hostFor(keys, baseUrl), keys, request));
    if (!sent.ok) return err(errorFromFailure(sent.error, effect));
    const answer = sent.value;
    if (answer.status < 200 || answer.status > 299) return err(errorFromAnswer(answer, effect));
    const json = parseExactJson(answer.text);
    return json.ok ? json : err(unreadable("JSON", effect));
  };
}

export const incompleteKeys: GatewayError = {
  kind: "credentials_refused",
  detail: "dLocal: a key is missing or malformed, not sent",
};

/** Keys of the sandbox are unknown at the real host, and the other way round. A base URL that was set stays. */
function hostFor({ environment }: Keys, baseUrl: string): string {
  return baseUrl === liveBaseUrl && environment === "sandbox" ? sandboxBaseUrl : baseUrl;
}

function toHttp(host: string, keys: Keys, request: ApiRequest): HttpRequest {
  const body = request.body ?? "";
  const date = new Date().toISOString();
  const headers: Record<string, string> = {
    "x-date": date,
    "x-login": keys.login,
    "x-trans-key": keys.transKey,
    "x-version": "2.1",
    "content-type": "application/json",
    accept: "application/json",
    authorization: writeAuthorization(keys, date, body),
  };
  if (request.idempotencyKey !== undefined) headers["x-idempotency-key"] = request.idempotencyKey;
  const call = { method: request.method, url: host + request.path, headers };
  return request.body === undefined ? call : { ...call, body };
}
