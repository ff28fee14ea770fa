import type { IncomingMessage } from "node:http";
import { unauthorized, type Answer, type Refusal } from "./answer.ts";
import { parseJsonBody } from "../json-body.ts";
import { findRoute } from "./routes.ts";
import type { Seller } from "./sellers.ts";
import { expireDue, type Service } from "./service.ts";
import { causeTime } from "./timestamp.ts";

/** Finds the route and the seller, runs the rule and shapes a refusal the way the API does. */
export function answerApiRequest(
  service: Service,
  incoming: IncomingMessage,
  read: { readonly url: URL; readonly bodyText: string; readonly requestId: string },
): Answer {
  const { url, bodyText, requestId } = read;
  const refuse = (refusal: Refusal) => refusalAnswer(refusal, service.now(), requestId);
  const route = findRoute(incoming.method ?? "GET", url.pathname);
  if (!route) return refuse({ status: 404, error: "not_found", message: "resource not found", causes: [] });
  const seller = findSeller(service.sellers, incoming.headers.authorization);
  if (!seller) return refuse(unauthorized);
  const body = parseJsonBody(bodyText);
  if (!body) return refuse({ status: 400, error: "bad_request", message: "invalid json body", causes: [] });
  expireDue(service);
  const key = incoming.headers["x-idempotency-key"];
  const idempotencyKey = typeof key === "string" && key !== "" ? key : null;
  const { params } = route;
  const outcome = route.handle(service, {
    seller,
    query: url.searchParams,
    body,
    bodyText,
    idempotencyKey,
    params,
  });
  return outcome.ok ? outcome.value : refuse(outcome.refusal);
}

export function refusalAnswer(refusal: Refusal, now: number, requestId: string): Answer {
  const data = `${causeTime(now)};${requestId}`;
  return {
    status: refusal.status,
    body: {
      message: refusal.message,
      error: refusal.error,
      status: refusal.status,
      cause: refusal.causes.map((cause) => ({ ...cause, data })),
    },
  };
}

function findSeller(sellers: readonly Seller[], authorization: string | undefined): Seller | undefined {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  return sellers.find((seller) => seller.accessToken === token);
}
