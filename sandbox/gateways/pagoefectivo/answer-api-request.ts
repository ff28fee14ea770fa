import type { IncomingHttpHeaders } from "node:http";
import { parseJsonBody } from "../json-body.ts";
import { invalid, noSuchPath, unauthorized, type Answer } from "./answer.ts";
import type { Handler } from "./api-request.ts";
import { authorize } from "./authorize.ts";
import { changeExpiry, createCip, deleteCip, searchCips } from "./cip-endpoints.ts";
import { expireDue, type Service } from "./service.ts";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}

const routes: readonly { readonly method: string; readonly path: RegExp; readonly handle: Handler }[] = [
  { method: "POST", path: /^\/v1\/cips$/, handle: createCip },
  { method: "POST", path: /^\/v1\/cips\/search$/, handle: searchCips },
  { method: "PATCH", path: /^\/v1\/cips\/(\d{1,14})$/, handle: changeExpiry },
  { method: "DELETE", path: /^\/v1\/cips\/(\d{1,14})$/, handle: deleteCip },
];

/** Checks token, `Origin` and body, and runs the rule of the route. */
export function answerApiRequest(service: Service, { method, path, headers, bodyText }: Call): Answer {
  const body = parseJsonBody(bodyText);
  if (!body) return invalid("body", "wrong");
  if (method === "POST" && path === "/v1/authorizations") return authorize(service, body);
  const route = routes.find((candidate) => candidate.method === method && candidate.path.test(path));
  if (!route) return noSuchPath;
  const token = /^Bearer (\S+)$/.exec(headers.authorization ?? "")?.[1] ?? "";
  const serviceId = service.tokens.serviceOf(token);
  const merchant = service.merchants.find((candidate) => candidate.serviceId === serviceId);
  if (!merchant) return unauthorized;
  if (!/^(web|android|ios)$/.test(headers.origin ?? ""))
    return invalid("Origin", headers.origin === undefined ? "missing" : "wrong");
  expireDue(service);
  const found = service.store.get(Number.parseInt(route.path.exec(path)?.[1] ?? "", 10));
  const cip = found?.serviceId === merchant.serviceId ? found : undefined;
  return route.handle(service, { merchant, body, cip });
}
