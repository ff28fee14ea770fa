import { done, invalidParameter, noAuthorization, refusal, type Answer } from "./answer.ts";
import { ownPayment, type ApiRequest } from "./api-request.ts";
import { isOpen } from "./payment.ts";
import { paymentWire } from "./payment-wire.ts";
import { changePayment, type Service } from "./service.ts";

/** `POST /payments/{id}/cancel`: an unknown payment is HTTP 400 here, and a paid one 403 with 3003, as seen. */
export function cancelPayment(service: Service, { merchant, params }: ApiRequest): Answer {
  const payment = ownPayment(service, merchant, params[0] ?? "");
  if (!payment.ok) return refusal(400, 4000, "Payment not found");
  if (payment.value.status === "PAID") return noAuthorization;
  if (!service.cancelsTickets) return refusal(400, 5013, "Unsupported operation");
  if (!isOpen(payment.value)) return refusal(400, 5002, "Invalid transaction status");
  const after = changePayment(service, payment.value, { status: "CANCELLED", statusCode: "400" });
  return done(paymentWire(after, service.origin()));
}

/** `POST /sandbox-tools/payments`, dLocal's own switch to settle or end a ticket. */
export function useSandboxTool(service: Service, { merchant, body }: ApiRequest): Answer {
  const id = body["payment_id"];
  const payment = ownPayment(service, merchant, typeof id === "string" ? id : "");
  if (!payment.ok) return payment.answer;
  const { status } = body;
  if (status !== "PAID" && status !== "REJECTED") return invalidParameter("status").answer;
  const change =
    status === "PAID"
      ? { status, statusCode: "200", approvedAt: service.now() }
      : { status, statusCode: "300" };
  return done(paymentWire(changePayment(service, payment.value, change), service.origin()));
}
