import type { HttpAnswer, HttpFailure } from "../ports/gateway.ts";
import type { ShopError } from "../ports/platform.ts";
import { limits } from "./limits.ts";

/** What a call that got no answer means. */
export function shopErrorOfFailure(failure: HttpFailure): ShopError {
  return {
    kind: failure.kind === "answer_too_large" ? "unreadable_answer" : "unavailable",
    detail: failure.detail,
  };
}

/** 402 and 423 are a frozen and a locked shop: it may come back within the day the retries last. */
export function shopErrorOfStatus(status: number): ShopError {
  const detail = `HTTP ${status}`;
  if (status === 401) return { kind: "token_refused", detail };
  if (status === 404) return { kind: "not_found", detail };
  if (status === 429) return { kind: "throttled", detail };
  if (status >= 500 || status === 402 || status === 408 || status === 423)
    return { kind: "unavailable", detail };
  return { kind: "refused", detail };
}

export function withRequestId(error: ShopError, answer: HttpAnswer): ShopError {
  const requestId = answer.headers.get("x-request-id");
  return requestId === null ? error : { ...error, requestId: requestId.slice(0, limits.tracing) };
}

/** Shopify sends these inside an HTTP 200, so the status alone says nothing. */
const graphqlKinds: Readonly<Record<string, ShopError["kind"]>> = {
  THROTTLED: "throttled",
  // The grant is missing or withdrawn: only the merchant, opening the app, can give it back.
  ACCESS_DENIED: "token_refused",
  // Frozen or paused; it may come back within the day the retries last.
  SHOP_INACTIVE: "unavailable",
  INTERNAL_SERVER_ERROR: "unavailable",
  TIMEOUT: "unavailable",
  MAX_COST_EXCEEDED: "refused",
};

/** The first code we know among a GraphQL answer's errors says what it was. */
export function shopErrorOfCodes(codes: readonly string[]): ShopError {
  const known = codes.find((code) => Object.hasOwn(graphqlKinds, code));
  const kind = known === undefined ? undefined : graphqlKinds[known];
  return { kind: kind ?? "refused", detail: quoteShop(codes.join(", ")) };
}

/** Shopify's own words, cut and made fit for one log line. */
export function quoteShop(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .slice(0, limits.quotedText);
}
