import { offersFor, refusalOf, type Refusal } from "../domain/eligibility.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Offer } from "../ports/offer.ts";
import type { Probe } from "../ports/probe.ts";
import type { NewPayment } from "../ports/records.ts";
import type { AlertStore, SessionStore } from "../ports/store.ts";

export interface StartPaymentDeps {
  readonly sessions: SessionStore;
  readonly alerts: AlertStore;
  readonly offers: readonly Offer[];
  readonly probe: Probe;
  /** Where the buyer goes to pay: absolute. */
  payUrl(token: string): string;
  /** A page that says why this money cannot be taken in cash, with nothing stored. The same for the same payment. */
  refusalUrl(refusal: Refusal, payment: NewPayment): string;
}

export interface StartedSession {
  readonly redirectUrl: string;
  readonly outcome: "started" | "repeated" | "repeated_differently" | "refused";
}

/**
 * Answers a shop's payment session: durable before it answers, the same answer for the same session id for ever.
 * No gateway is asked here. Money no gateway can express gets a page that says so; nothing is stored for it.
 */
export async function startPayment(
  deps: StartPaymentDeps,
  payment: NewPayment,
): Promise<Result<StartedSession, "unknown_shop">> {
  const refusal = refusalOf(offersFor(deps.offers, payment.amount.currency), payment.amount);
  if (refusal) return ok({ redirectUrl: deps.refusalUrl(refusal, payment), outcome: "refused" });

  const started = await deps.sessions.start(payment);
  if (started === "unknown_shop") return err("unknown_shop");
  deps.probe("session-stored");
  if (started.outcome === "repeated_differently") {
    await deps.alerts.raise({
      shopId: started.shopId,
      kind: "session_changed",
      key: `payment:${started.paymentId}:session_changed`,
      detail: { payment_id: payment.sessionId },
    });
  }
  return ok({ redirectUrl: deps.payUrl(started.token), outcome: started.outcome });
}
