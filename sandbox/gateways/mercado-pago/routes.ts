import type { Handler } from "./api-request.ts";
import { updatePayment } from "./change-payment.ts";
import { createPayment } from "./create-payment.ts";
import { getOwnUser, getPayment, listIdentificationTypes, listPaymentMethods } from "./read-endpoints.ts";
import { createRefund, getRefund, listRefunds } from "./refund-payment.ts";
import { searchPayments } from "./search-payments.ts";

interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: Handler;
}

const routes: readonly Route[] = [
  { method: "POST", path: /^\/v1\/payments$/, handle: createPayment },
  { method: "GET", path: /^\/v1\/payments\/search$/, handle: searchPayments },
  { method: "GET", path: /^\/v1\/payments\/(\d{1,15})$/, handle: getPayment },
  { method: "PUT", path: /^\/v1\/payments\/(\d{1,15})$/, handle: updatePayment },
  { method: "POST", path: /^\/v1\/payments\/(\d{1,15})\/refunds$/, handle: createRefund },
  { method: "GET", path: /^\/v1\/payments\/(\d{1,15})\/refunds$/, handle: listRefunds },
  { method: "GET", path: /^\/v1\/payments\/(\d{1,15})\/refunds\/(\d{1,15})$/, handle: getRefund },
  { method: "GET", path: /^\/v1\/payment_methods$/, handle: listPaymentMethods },
  { method: "GET", path: /^\/v1\/identification_types$/, handle: listIdentificationTypes },
  { method: "GET", path: /^\/users\/me$/, handle: getOwnUser },
];

export function findRoute(method: string, path: string): { handle: Handler; params: string[] } | undefined {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null;
    if (match) return { handle: route.handle, params: match.slice(1) };
  }
  return undefined;
}
