import type { Handler } from "./api-request.ts";
import { cancelPayment, useSandboxTool } from "./change-payment.ts";
import { createPayment } from "./create-payment.ts";
import { getOrder, getPayment, getStatus, listMethods } from "./read-endpoints.ts";
import { createRefund, getRefund } from "./refund-endpoints.ts";

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: Handler;
}

const routes: readonly Route[] = [
  { method: "POST", path: /^\/payments$/, handle: createPayment },
  { method: "GET", path: /^\/payments\/([\w-]{1,100})$/, handle: getPayment },
  { method: "GET", path: /^\/payments\/([\w-]{1,100})\/status$/, handle: getStatus },
  { method: "POST", path: /^\/payments\/([\w-]{1,100})\/cancel$/, handle: cancelPayment },
  { method: "GET", path: /^\/orders\/([^/]{1,200})$/, handle: getOrder },
  { method: "GET", path: /^\/payments-methods$/, handle: listMethods },
  { method: "POST", path: /^\/refunds$/, handle: createRefund },
  { method: "GET", path: /^\/refunds\/([\w-]{1,100})(?:\/status)?$/, handle: getRefund },
  { method: "POST", path: /^\/sandbox-tools\/payments$/, handle: useSandboxTool },
];

export function findRoute(method: string, path: string): { handle: Handler; params: string[] } | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return { handle: route.handle, params: match.slice(1) };
  }
  return undefined;
}
