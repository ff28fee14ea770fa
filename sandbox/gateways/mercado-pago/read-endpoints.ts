import { wireAmount } from "../amount.ts";
import { done, type Answer, type Outcome } from "./answer.ts";
import { findOwnPayment, type ApiRequest } from "./api-request.ts";
import { identificationTypes } from "./identification-types.ts";
import { methodsOf, type CashMethod } from "./methods.ts";
import { paymentWire } from "./payment-wire.ts";
import type { Service } from "./service.ts";

export function getPayment(service: Service, request: ApiRequest): Outcome<Answer> {
  const payment = findOwnPayment(service, request);
  if (!payment.ok) return payment;
  return done({ status: 200, body: paymentWire(payment.value, request.seller, service.voucherOrigin()) });
}

export function listPaymentMethods(_service: Service, request: ApiRequest): Outcome<Answer> {
  return done({ status: 200, body: methodsOf(request.seller.siteId).map(methodWire) });
}

export function listIdentificationTypes(_service: Service, request: ApiRequest): Outcome<Answer> {
  return done({ status: 200, body: identificationTypes[request.seller.siteId] });
}

/** `GET /users/me`: whose token this is. */
export function getOwnUser(_service: Service, request: ApiRequest): Outcome<Answer> {
  const { seller } = request;
  const body = {
    id: seller.userId,
    nickname: seller.nickname,
    first_name: seller.name,
    last_name: "",
    country_id: seller.siteId === "MCO" ? "CO" : "PE",
    email: seller.email,
    user_type: "normal",
    tags: seller.isTestUser ? ["normal", "test_user"] : ["normal"],
    site_id: seller.siteId,
    status: { site_status: "active" },
  };
  return done({ status: 200, body });
}

function methodWire(method: CashMethod): object {
  const picture = `https://http2.mlstatic.com/storage/logos-api-admin/${method.id}.svg`;
  return {
    id: method.id,
    name: method.name,
    payment_type_id: method.paymentTypeId,
    status: "active",
    secure_thumbnail: picture,
    thumbnail: picture,
    deferred_capture: "does_not_apply",
    settings: [],
    additional_info_needed: [],
    min_allowed_amount: wireAmount(method.min),
    max_allowed_amount: wireAmount(method.max),
    accreditation_time: method.accreditationMinutes,
    financial_institutions: [],
    processing_modes: ["aggregator"],
  };
}
