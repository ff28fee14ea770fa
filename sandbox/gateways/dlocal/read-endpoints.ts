import { wireAmount } from "../amount.ts";
import { done, invalidParameter, paymentNotFound, type Answer } from "./answer.ts";
import { ownPayment, type ApiRequest } from "./api-request.ts";
import { cashMethods } from "./methods.ts";
import { paymentWire, statusWire, wireTime } from "./payment-wire.ts";
import type { Service } from "./service.ts";

export function getPayment(service: Service, { merchant, params }: ApiRequest): Answer {
  const payment = ownPayment(service, merchant, params[0] ?? "");
  return payment.ok ? done(paymentWire(payment.value, service.origin())) : payment.answer;
}

export function getStatus(service: Service, { merchant, params }: ApiRequest): Answer {
  const payment = ownPayment(service, merchant, params[0] ?? "");
  return payment.ok ? done({ id: payment.value.id, ...statusWire(payment.value) }) : payment.answer;
}

/** `GET /orders/{order_id}`: which payment an order of the merchant's became. */
export function getOrder(service: Service, { merchant, params }: ApiRequest): Answer {
  const payment = service.store.findByOrder(merchant.login, decodeURIComponent(params[0] ?? ""));
  if (!payment) return paymentNotFound;
  return done({
    order_id: payment.orderId,
    payment_id: payment.id,
    amount: wireAmount(payment.amount),
    currency: cashMethods[payment.method].currency,
    ...statusWire(payment),
    created_date: wireTime(payment.createdAt),
    ...(payment.approvedAt === null ? {} : { approved_date: wireTime(payment.approvedAt) }),
  });
}

/** What this merchant may use; another country's list is empty. */
export function listMethods(_service: Service, { merchant, query }: ApiRequest): Answer {
  const country = query.get("country");
  if (!country) return invalidParameter("country").answer;
  const open = Object.values(cashMethods).filter(
    (method) => method.country === country && merchant.countries.includes(method.country),
  );
  return done(
    open.map(({ id, name }) => ({
      id,
      type: "TICKET",
      name,
      logo: `https://static.example.com/images/payments/${id}.png`,
      allowed_flows: ["DIRECT", "REDIRECT"],
    })),
  );
}
