import { badRequest, done, wrongState, type Answer, type Outcome } from "./answer.ts";
import { findOwnPayment, type ApiRequest } from "./api-request.ts";
import { checkExpiry } from "./check-expiry.ts";
import { isOpen, type Payment } from "./payment.ts";
import { paymentWire } from "./payment-wire.ts";
import { changePayment, type Service } from "./service.ts";

/** `PUT /v1/payments/{id}`: cancels an open payment, or moves its date of expiration. */
export function updatePayment(service: Service, request: ApiRequest): Outcome<Answer> {
  const payment = findOwnPayment(service, request);
  if (!payment.ok) return payment;
  const changed = applyChange(service, request, payment.value);
  if (!changed.ok) return changed;
  return done({ status: 200, body: paymentWire(changed.value, request.seller, service.voucherOrigin()) });
}

function applyChange(service: Service, request: ApiRequest, payment: Payment): Outcome<Payment> {
  const status = request.body["status"];
  if (status === "cancelled") {
    if (!isOpen(payment)) return wrongState;
    return done(changePayment(service, payment, { status: "cancelled", statusDetail: "by_collector" }));
  }
  if (status !== undefined)
    return badRequest(2018, "The action requested is not valid for the current payment state");
  const expiresAt = checkExpiry(request.body["date_of_expiration"], service.now());
  if (!expiresAt.ok) return expiresAt;
  if (expiresAt.value === null) return badRequest(4017, "status attribute can't be null");
  if (!isOpen(payment)) return wrongState;
  const change = { expiresAt: expiresAt.value, clockOffset: service.deadlines.offset() };
  return done(changePayment(service, payment, change));
}
