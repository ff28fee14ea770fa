import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type {
  GatewayAccess,
  GatewayError,
  GatewayTools,
  HttpAnswer,
  HttpRequest,
} from "../../ports/gateway.ts";
import { parseExactJson } from "../exact-json.ts";
import type { Token } from "./authorize.ts";
import { readKeys } from "./credentials.ts";
import { errorFromAnswer, errorFromFailure, unreadable, type Effect } from "./errors.ts";
import { hostsFor } from "./hosts.ts";
import { createTokens } from "./tokens.ts";

export interface ApiRequest {
  readonly method: "POST" | "PATCH" | "DELETE";
  /** From the base URL. */
  readonly path: string;
  /** JSON text, written by the caller so that amounts stay exact. */
  readonly body?: string;
  readonly effect: Effect;
}

export interface ApiAnswer {
  readonly data: unknown;
  /** Where the account's environment shows voucher pages. */
  readonly pagesUrl: string;
}

/** One authorized call to PagoEfectivo: 2xx with code 100 is an answer, all else an error of a known kind. */
export type Api = (access: GatewayAccess, request: ApiRequest) => Promise<Result<ApiAnswer, GatewayError>>;

/** The code comes as text in the papers and as a number in practice. */
const envelope = z.object({ code: z.literal("100"), data: z.unknown() });

export function createApi({ http, baseUrl }: GatewayTools): Api {
  const tokens = createTokens(http);
  return async (access, request) => {
    const keys = readKeys(access);
    if (!keys.ok) return keys;
    const hosts = hostsFor(baseUrl, keys.value.isIntegration);
    const send = async (token: Token): Promise<Result<HttpAnswer, GatewayError>> => {
      const sent = await http(toHttp(hosts.api, token, request));
      return sent.ok ? sent : err(errorFromFailure(sent.error, request.effect));
    };

    const token = await tokens.take(hosts.api, keys.value);
    if (!token.ok) return err(nothingAsked(token.error));
    let sent = await send(token.value);
    if (sent.ok && (sent.value.status === 401 || sent.value.status === 403)) {
      // A token may end before its time. It was refused, so nothing was done: once more with a new one.
      tokens.drop(hosts.api, keys.value, token.value);
      const newer = await tokens.take(hosts.api, keys.value);
      if (!newer.ok) return err(nothingAsked(newer.error));
      sent = await send(newer.value);
    }
    return sent.ok ? readAnswer(sent.value, request.effect, hosts.pages) : sent;
  };
}

/** Without a token the call itself was never made, however odd the answer about the token was. */
function nothingAsked(error: GatewayError): GatewayError {
  return error.kind === "unreadable_answer" ? { ...error, kind: "unavailable" } : error;
}

function readAnswer(answer: HttpAnswer, effect: Effect, pagesUrl: string): Result<ApiAnswer, GatewayError> {
  if (answer.status < 200 || answer.status > 299) return err(errorFromAnswer(answer, effect));
  const json = parseExactJson(answer.text);
  const parsed = json.ok ? envelope.safeParse(json.value) : null;
  return parsed?.success ? ok({ data: parsed.data.data, pagesUrl }) : err(unreadable("answer", effect));
}

/** `Origin: web` is mandatory; it tells PagoEfectivo what kind of program asks, not where it lives. */
function toHttp(apiUrl: string, token: Token, request: ApiRequest): HttpRequest {
  const headers: Record<string, string> = {
    authorization: `Bearer ${token.text}`,
    origin: "web",
    accept: "application/json",
    "accept-language": "es-PE",
  };
  const call = { method: request.method, url: apiUrl + request.path, headers };
  if (request.body === undefined) return call;
  headers["content-type"] = "application/json";
  return { ...call, body: request.body };
}
