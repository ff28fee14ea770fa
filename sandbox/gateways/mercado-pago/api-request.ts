import type { JsonRecord } from "../json-body.ts";
import type { Answer, Outcome } from "./answer.ts";
import { paymentNotFound, done } from "./answer.ts";
import type { Payment } from "./payment.ts";
import type { Seller } from "./sellers.ts";
import type { Service } from "./service.ts";

/** An authenticated API call with its body read. */
export interface ApiRequest {
  readonly seller: Seller;
  readonly query: URLSearchParams;
  readonly body: JsonRecord;
  readonly bodyText: string;
  readonly idempotencyKey: string | null;
  /** The captured parts of the path. */
  readonly params: readonly string[];
}

export type Handler = (service: Service, request: ApiRequest) => Outcome<Answer>;

/** The payment in the path, when this token may see it: another seller's is not found. */
export function findOwnPayment(service: Service, request: ApiRequest): Outcome<Payment> {
  const payment = service.store.get(Number.parseInt(request.params[0] ?? "", 10));
  return payment?.sellerId === request.seller.userId ? done(payment) : paymentNotFound;
}
