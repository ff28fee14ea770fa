import { readWireAmount } from "../amount.ts";
import {
  badRequest,
  done,
  keyConflict,
  keyMissing,
  wrongState,
  type Answer,
  type Outcome,
} from "./answer.ts";
import { findOwnPayment, type ApiRequest } from "./api-request.ts";
import { hashBody } from "./create-payment.ts";
import { cashMethods } from "./methods.ts";
import { refundedAmount, type Payment, type Refund } from "./payment.ts";
import { refundWire } from "./payment-wire.ts";
import { changePayment, type Service } from "./service.ts";
import { dayMs } from "./timestamp.ts";

/** `POST /v1/payments/{id}/refunds`. A repeated key answers 200 with nothing in it, as measured live (2026-09). */
export function createRefund(service: Service, request: ApiRequest): Outcome<Answer> {
  if (request.idempotencyKey === null) return keyMissing;
  const found = findOwnPayment(service, request);
  if (!found.ok) return found;
  const payment = found.value;
  const key = `${request.seller.userId} refunds ${payment.id} ${request.idempotencyKey}`;
  const bodyHash = hashBody(request.bodyText);
  const use = service.store.keyUse(key);
  if (use) return use.bodyHash === bodyHash ? done({ status: 200, body: null }) : keyConflict;

  const amount = checkRefund(service, payment, request.body["amount"]);
  if (!amount.ok) return amount;
  const refund = { id: service.store.takeId(), amount: amount.value, createdAt: service.now() };
  service.store.rememberKey(key, { bodyHash, paymentId: payment.id });
  const after = giveBack(service, payment, refund);
  return done({ status: 201, body: refundWire(refund, after, request.seller) });
}

export function listRefunds(service: Service, request: ApiRequest): Outcome<Answer> {
  const payment = findOwnPayment(service, request);
  if (!payment.ok) return payment;
  const body = payment.value.refunds.map((refund) => refundWire(refund, payment.value, request.seller));
  return done({ status: 200, body });
}

export function getRefund(service: Service, request: ApiRequest): Outcome<Answer> {
  const payment = findOwnPayment(service, request);
  if (!payment.ok) return payment;
  const refund = payment.value.refunds.find(({ id }) => String(id) === request.params[1]);
  if (!refund) return refundNotFound;
  return done({ status: 200, body: refundWire(refund, payment.value, request.seller) });
}

const refundNotFound: Outcome<Answer> = {
  ok: false,
  refusal: { status: 404, error: "not_found", message: "Refund not found", causes: [] },
};

function checkRefund(service: Service, payment: Payment, value: unknown): Outcome<bigint> {
  const method = cashMethods[payment.method];
  if (payment.status !== "approved") return wrongState;
  if (ageOf(service, payment) > method.refundDays * dayMs)
    return badRequest(2024, "Payment too old to be refunded");
  const left = refundable(payment) - refundedAmount(payment);
  const amount = value === undefined || value === null ? left : readWireAmount(value);
  const hasForbiddenDecimals = amount !== null && method.wholeUnitsOnly && amount % 100n !== 0n;
  if (amount === null || amount === 0n || hasForbiddenDecimals)
    return badRequest(4037, "Invalid transaction_amount");
  if (amount > left) return badRequest(2017, "Invalid amount for refund");
  if (amount < refundable(payment) && !method.partialRefunds) return badRequest(3024, "Not valid action");
  return done(amount);
}

function giveBack(service: Service, payment: Payment, refund: Refund): Payment {
  const refunds = [...payment.refunds, refund];
  const isAll = refundedAmount({ ...payment, refunds }) === refundable(payment);
  const status = isAll
    ? { status: "refunded", statusDetail: "refunded" }
    : { status: "approved", statusDetail: "partially_refunded" };
  return changePayment(service, payment, { ...status, refunds });
}

/** What was paid, but never more than was asked. */
function refundable(payment: Payment): bigint {
  return payment.paid < payment.amount ? payment.paid : payment.amount;
}

/** How old a voucher is on the clock that the counter moves. */
function ageOf({ deadlines }: Service, { clockOffset, createdAt }: Payment): number {
  return deadlines.time() - clockOffset - createdAt;
}
