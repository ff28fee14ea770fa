import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayTools, HttpRequest } from "../../ports/gateway.ts";
import { tokenPattern } from "./credentials.ts";
import { errorFromAnswer, errorFromFailure, requestIdOf, unreadable, type Effect } from "./errors.ts";
import { parseExactJson, type ExactJson } from "../exact-json.ts";

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT";
  /** Path and query, from the base URL. */
  readonly path: string;
  /** JSON text, written by the caller so that amounts stay exact. */
  readonly body?: string;
  readonly idempotencyKey?: string;
}

export interface ApiAnswer {
  /** Null for an empty body: a repeated refund is answered so. */
  readonly json: ExactJson | null;
  readonly requestId: string | undefined;
}

/** One call to Mercado Pago: any 2xx with JSON or nothing in it is an answer, all else an error of a known kind. */
export type Api = (access: GatewayAccess, request: ApiRequest) => Promise<Result<ApiAnswer, GatewayError>>;

export function createApi({ http, baseUrl }: GatewayTools): Api {
  return async (access, request) => {
    const effect: Effect = request.method === "GET" ? "reads" : "writes";
    const token = access.credentials["access_token"] ?? "";
    if (!tokenPattern.test(token)) {
      return err({ kind: "credentials_refused", detail: "Mercado Pago: access_token is not a token" });
    }
    const sent = await http(toHttp(baseUrl, token, request));
    if (!sent.ok) return err(errorFromFailure(sent.error, effect));
    const answer = sent.value;
    if (answer.status < 200 || answer.status > 299) return err(errorFromAnswer(answer, effect));
    const requestId = requestIdOf(answer);
    if (answer.text.trim() === "") return ok({ json: null, requestId });
    const json = parseExactJson(answer.text);
    return json.ok ? ok({ json: json.value, requestId }) : err(unreadable("JSON", effect, requestId));
  };
}

function toHttp(baseUrl: string, token: string, request: ApiRequest): HttpRequest {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: "application/json" };
  if (request.idempotencyKey !== undefined) headers["x-idempotency-key"] = request.idempotencyKey;
  const call = { method: request.method, url: baseUrl + request.path, headers };
  if (request.body === undefined) return call;
  headers["content-type"] = "application/json";
  return { ...call, body: request.body };
}
