import { gatewayEventKey, gatewayFactKey } from "../../app/domain/fact.ts";
import { money } from "../../app/domain/money.ts";
import { err, ok, type Result } from "../../app/lib/result.ts";
import type {
  Gateway,
  GatewayError,
  GatewayPayment,
  RefundProgress,
  StatusReading,
} from "../../app/ports/gateway.ts";
import type { Offer } from "../../app/ports/offer.ts";
import { callOutside } from "./call-outside.ts";
import type { GatewayModel, ModelPayment, ModelRefund } from "./gateway-model.ts";
import type { Owner } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

/** The gateway as one process reaches it. */
export function createGatewayPort(
  stage: Stage,
  owner: Owner,
  model: GatewayModel,
  offers: readonly Offer[],
): Gateway {
  const { id, recovers, cancels } = model.habits;
  const call = (what: string, effect: () => Result<ModelPayment, GatewayError>) =>
    callOutside(stage, owner, `${id} ${what}`, () => {
      const done = effect();
      // As it was when it was asked: what happens to it later is not in this answer.
      return done.ok ? ok(present(model, done.value)) : done;
    });
  const byId = (gatewayPaymentId: string): Result<ModelPayment, GatewayError> => {
    const found = model.find({ gatewayPaymentId });
    return found ? ok(found) : err(notFound);
  };
  return {
    id,
    name: id,
    offers,
    credentials: [],
    rateBudget: { callsPerMinute: 600, source: "invented", checkedOn: "2026-11-25" },
    recoversLostVouchers: recovers,
    checkAccount: () => Promise.resolve(err({ kind: "unavailable", detail: "not part of the simulation" })),
    issueVoucher: (_access, request) =>
      call(`issue ${request.externalReference}`, () => model.create(request)),
    findPayment(_access, lookup) {
      if ("gatewayPaymentId" in lookup)
        return call(`find ${lookup.gatewayPaymentId}`, () => byId(lookup.gatewayPaymentId));
      if (!recovers)
        return Promise.resolve(err({ kind: "unknown_outcome", detail: "it does not search by reference" }));
      return call(`search ${lookup.externalReference}`, () => {
        const found = model.find(lookup);
        return found ? ok(found) : err(notFound);
      });
    },
    cancelVoucher: (_access, gatewayPaymentId) =>
      call(`cancel ${gatewayPaymentId}`, () => {
        const found = byId(gatewayPaymentId);
        if (!found.ok) return found;
        return cancels || found.value.status !== "waiting"
          ? model.cancel(found.value)
          : err({ kind: "not_allowed_in_state", detail: "it does not cancel" });
      }),
    refund: (_access, { gatewayPaymentId, idempotencyKey, amount }) =>
      callOutside(stage, owner, `${id} refund ${gatewayPaymentId}`, () => {
        const payment = byId(gatewayPaymentId);
        if (!payment.ok) return payment;
        const refund = model.refund(payment.value, idempotencyKey, amount);
        return refund.ok ? ok(progressOf(model, payment.value, refund.value)) : refund;
      }),
    findRefund: (_access, { gatewayPaymentId, refundId }) =>
      callOutside(stage, owner, `${id} find refund ${refundId} of ${gatewayPaymentId}`, () => {
        const payment = byId(gatewayPaymentId);
        if (!payment.ok) return payment;
        const refund = payment.value.refunds.find((each) => each.id === refundId);
        return refund ? ok(progressOf(model, payment.value, refund)) : err(notFound);
      }),
    webhook: {
      verify: () => ({ verdict: "verified" }),
      read({ body }) {
        const { eventKey, gatewayPaymentId } = JSON.parse(body.toString()) as Record<string, string>;
        if (eventKey === undefined || gatewayPaymentId === undefined) return { kind: "unreadable" };
        return { kind: "payment", eventKey, lookup: { gatewayPaymentId } };
      },
    },
  };
}

const notFound: GatewayError = { kind: "not_found", detail: "no such payment" };

function progressOf(model: GatewayModel, payment: ModelPayment, refund: ModelRefund): RefundProgress {
  const told = { refundId: refund.id, reference: refund.key };
  if (refund.state !== "done") return { state: refund.state, ...told };
  return { state: "done", ...told, payment: present(model, payment) };
}

function present({ habits }: GatewayModel, payment: ModelPayment): GatewayPayment {
  const blank = { agreementCode: null, agreementName: null, barcode: null, hostedUrl: null };
  return {
    gatewayPaymentId: payment.id,
    externalReference: payment.reference,
    amount: payment.amount,
    voucher: { ...blank, reference: payment.id, expiresAt: payment.expiresAt },
    reading: readingOf(habits.id, payment),
  };
}

function readingOf(gateway: string, { id, status, received, refunds }: ModelPayment): StatusReading {
  const base = { gatewayPaymentId: id, occurredAt: null };
  switch (status) {
    case "waiting":
      return { meaning: "waiting" };
    case "expired":
    case "canceled":
      return {
        meaning: "told",
        facts: [{ ...base, kind: status, key: gatewayFactKey(gateway, id, status) }],
      };
    case "paid":
      return {
        meaning: "told",
        facts: [
          {
            ...{ ...base, kind: "confirmed", amount: received ?? money(0n, "COP") },
            key: gatewayFactKey(gateway, id, "confirmed"),
          },
          ...refunds
            .filter(({ state }) => state === "done")
            .map((refund) => ({
              ...{ ...base, kind: "refunded" as const, eventId: refund.id, amount: refund.amount },
              key: gatewayEventKey(gateway, id, "refunded", refund.id),
            })),
        ],
      };
  }
}
