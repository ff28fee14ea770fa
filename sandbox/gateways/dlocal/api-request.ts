import type { JsonRecord } from "../json-body.ts";
import { paymentNotFound, passed, stopped, type Answer, type Checked } from "./answer.ts";
import type { Merchant } from "./merchants.ts";
import type { Payment } from "./payment.ts";
import type { Service } from "./service.ts";

/** An authenticated API call with its body read. */
export interface ApiRequest {
  readonly merchant: Merchant;
  readonly query: URLSearchParams;
  readonly body: JsonRecord;
  /** The captured parts of the path. */
  readonly params: readonly string[];
}

export type Handler = (service: Service, request: ApiRequest) => Answer;

/** A payment that this login may see: another merchant's is not found. */
export function ownPayment(service: Service, merchant: Merchant, id: string): Checked<Payment> {
  const payment = service.store.get(id);
  return payment?.login === merchant.login ? passed(payment) : stopped(paymentNotFound);
}
