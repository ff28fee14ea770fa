import { randomUUID } from "node:crypto";
import { done, refusal, type Answer } from "./answer.ts";
import type { ApiRequest } from "./api-request.ts";
import { checkCreate, type CheckedCreate } from "./check-create.ts";
import type { CashMethod } from "./methods.ts";
import type { Payment } from "./payment.ts";
import { paymentWire } from "./payment-wire.ts";
import { savePayment, type Service } from "./service.ts";

/**
 * `POST /payments`. An order_id is taken once. X-Idempotency-Key does nothing here: what the real one answers to
 * a repeated key is not documented, and nobody should rest on it.
 */
export function createPayment(service: Service, { merchant, body }: ApiRequest): Answer {
  const checked = checkCreate(body, merchant);
  if (!checked.ok) return checked.answer;
  if (service.store.findByOrder(merchant.login, checked.value.orderId)) {
    return refusal(400, 5009, "Order ID is duplicated");
  }
  const payment = issue(service, merchant.login, checked.value);
  savePayment(service, payment);
  return done(paymentWire(payment, service.origin()));
}

function issue(service: Service, login: string, checked: CheckedCreate): Payment {
  const { method, amount, orderId, payer, notificationUrl, description } = checked;
  const createdAt = service.now();
  return {
    id: `D-4-${randomUUID()}`,
    login,
    method: method.id,
    amount,
    reference: service.store.takeReference(),
    orderId,
    notificationUrl,
    description,
    payer,
    createdAt,
    approvedAt: null,
    expiresAt: endOfFifthDay(createdAt, method),
    clockOffset: service.clockOffset(),
    status: "PENDING",
    statusCode: "100",
  };
}

const hourMs = 3_600_000;

/** Both samples of the country pages run out on the fifth day; no request field changes that. */
function endOfFifthDay(createdAt: number, { lastMinute }: CashMethod): number {
  const localDay = new Date(createdAt - 5 * hourMs + 5 * 24 * hourMs).toISOString().slice(0, 10);
  return Date.parse(`${localDay}T${lastMinute}:00.000-05:00`);
}
