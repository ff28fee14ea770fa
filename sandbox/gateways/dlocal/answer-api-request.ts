import type { IncomingMessage } from "node:http";
import { parseJsonBody } from "../json-body.ts";
import { notRouted, refusal, type Answer } from "./answer.ts";
import { authenticate } from "./authenticate.ts";
import { findRoute } from "./routes.ts";
import { expireDue, type Service } from "./service.ts";

/** Finds the route and whose call it is, and runs the rule. */
export function answerApiRequest(
  service: Service,
  incoming: IncomingMessage,
  url: URL,
  bodyText: string,
): Answer {
  const route = findRoute(incoming.method ?? "GET", url.pathname);
  if (!route) return notRouted;
  const merchant = authenticate(service.merchants, incoming.headers, bodyText);
  if (!merchant.ok) return merchant.answer;
  const body = parseJsonBody(bodyText);
  if (!body) return refusal(400, 5000, "Invalid request");
  expireDue(service);
  return route.handle(service, {
    merchant: merchant.value,
    query: url.searchParams,
    body,
    params: route.params,
  });
}
