import { createHash } from "node:crypto";
import { startPayment, type StartPaymentDeps } from "../flows/start-payment.ts";
import { newId, newToken } from "../lib/id.ts";
import type { Result } from "../lib/result.ts";
import type { SessionEnvelope } from "../platform/shopify-payments/session-envelope.ts";
import {
  readCaptureRequest,
  readRefundRequest,
  readVoidRequest,
  type RefundSessionRequest,
  type VoidSessionRequest,
} from "../platform/shopify-payments/read-follow-up-request.ts";
import {
  readSessionRequest,
  type PaymentSessionRequest,
} from "../platform/shopify-payments/read-session-request.ts";
import { httpStatusOf, type SessionRequestError } from "../platform/shopify-payments/session-error.ts";
import type { NewPayment, NewShopRequest } from "../ports/records.ts";
import type { ShopRequestStore } from "../ports/store.ts";
import type { HotAnswer, HotEndpoint, HotRequest } from "./hot-endpoints.ts";

export interface SessionEndpointDeps extends StartPaymentDeps {
  readonly requests: ShopRequestStore;
  /** Keyed digest of a buyer's e-mail. */
  digestEmail(email: string): string;
  /** True against the sandbox, whose shops answer on plain http of this machine. */
  readonly allowHttp: boolean;
}

/** The four addresses Shopify's payments platform calls. Mount them behind the client-certificate guard only. */
export function sessionEndpoints(deps: SessionEndpointDeps): HotEndpoint[] {
  const at = (name: string, handle: HotEndpoint["handle"]): HotEndpoint => ({
    name,
    method: "POST",
    path: `/shopify/payments/${name}`,
    handle,
  });
  return [
    at("sessions", (request) => answerSession(deps, request)),
    at("refunds", (request) =>
      answerFollowUp(deps, "refund", readRefundRequest(request.headers, request.body)),
    ),
    at("captures", (request) =>
      answerFollowUp(deps, "capture", readCaptureRequest(request.headers, request.body)),
    ),
    at("voids", (request) => answerFollowUp(deps, "void", readVoidRequest(request.headers, request.body))),
  ];
}

async function answerSession(deps: SessionEndpointDeps, request: HotRequest): Promise<HotAnswer> {
  const read = readSessionRequest(request.headers, request.body, { allowHttp: deps.allowHttp });
  if (!read.ok) return refuse(read.error);
  const started = await startPayment(deps, toNewPayment(deps, read.value));
  if (!started.ok) return { status: 403, json: { error: started.error } };
  return { status: 200, json: { redirect_url: started.value.redirectUrl } };
}

async function answerFollowUp(
  deps: SessionEndpointDeps,
  kind: NewShopRequest["kind"],
  read: Result<RefundSessionRequest | (VoidSessionRequest & SessionEnvelope), SessionRequestError>,
): Promise<HotAnswer> {
  if (!read.ok) return refuse(read.error);
  const { shopDomain, id, gid, paymentId } = read.value;
  const amount = "amount" in read.value ? read.value.amount : null;
  const request = { id: newId(), shopDomain, kind, externalId: id, gid, paymentSessionId: paymentId, amount };
  const outcome = await deps.requests.add(request);
  deps.probe("request-stored");
  return outcome === "unknown_payment" ? { status: 404, json: { error: outcome } } : { status: 201 };
}

function refuse(error: SessionRequestError): HotAnswer {
  return { status: httpStatusOf(error), json: { error: error.kind, detail: error.detail } };
}

function toNewPayment(deps: SessionEndpointDeps, session: PaymentSessionRequest): NewPayment {
  const { customer, merchantLocale } = session;
  return {
    id: newId(),
    shopDomain: session.shopDomain,
    door: "shopify-payments",
    sessionId: session.id,
    sessionGid: session.gid,
    groupId: session.group,
    requestDigest: digestOf(session),
    kind: session.kind,
    isTest: session.isTest,
    amount: session.amount,
    locale: customer.locale ?? merchantLocale,
    merchantLocale,
    cancelUrl: session.cancelUrl,
    token: newToken(),
    buyer: {
      email: customer.email,
      firstName: customer.firstName,
      lastName: customer.lastName,
      phone: customer.phone,
    },
    buyerDigest: customer.email === null ? null : deps.digestEmail(customer.email),
  };
}

/** What may not change under one session id; a retry of the same session differs only in its headers. */
function digestOf({ gid, group, amount, isTest, kind }: PaymentSessionRequest): string {
  const fields = [gid, group, amount.minor.toString(), amount.currency, String(isTest), kind];
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}
