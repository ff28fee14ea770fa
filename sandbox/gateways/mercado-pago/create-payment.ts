import { createHash, randomUUID } from "node:crypto";
import { done, keyConflict, keyMissing, type Answer, type Outcome } from "./answer.ts";
import type { ApiRequest } from "./api-request.ts";
import { checkCreate, type CheckedCreate } from "./check-create.ts";
import { makeReference } from "./make-reference.ts";
import type { Payment } from "./payment.ts";
import { paymentWire } from "./payment-wire.ts";
import { saveNewPayment, type Service } from "./service.ts";

/** `POST /v1/payments`. The same key gives the first payment again; with another body it is a conflict. */
export function createPayment(service: Service, request: ApiRequest): Outcome<Answer> {
  if (request.idempotencyKey === null) return keyMissing;
  const key = `${request.seller.userId} payments ${request.idempotencyKey}`;
  const bodyHash = hashBody(request.bodyText);
  const use = service.store.keyUse(key);
  if (use) {
    const original = service.store.get(use.paymentId);
    return use.bodyHash === bodyHash && original ? created(service, request, original) : keyConflict;
  }
  const checked = checkCreate(request.body, request.seller, service.now());
  if (!checked.ok) return checked;
  const payment = issue(service, request, checked.value);
  service.store.rememberKey(key, { bodyHash, paymentId: payment.id });
  saveNewPayment(service, payment);
  return created(service, request, payment);
}

export function hashBody(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

function created(service: Service, request: ApiRequest, payment: Payment): Outcome<Answer> {
  return done({ status: 201, body: paymentWire(payment, request.seller, service.voucherOrigin()) });
}

function issue(service: Service, request: ApiRequest, checked: CheckedCreate): Payment {
  const id = service.store.takeId();
  const now = service.now();
  return {
    id,
    sellerId: request.seller.userId,
    method: checked.method.id,
    amount: checked.amount,
    ...makeReference(id, checked.method.id),
    hash: randomUUID(),
    details: checked.details,
    createdAt: now,
    clockOffset: service.deadlines.offset(),
    updatedAt: now,
    approvedAt: null,
    expiresAt: checked.expiresAt,
    status: "pending",
    statusDetail: "pending_waiting_payment",
    paid: 0n,
    refunds: [],
    version: 1,
  };
}
