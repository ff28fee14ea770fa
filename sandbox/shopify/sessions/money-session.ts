import { newId } from "../ids.ts";
import type { MoneySession, MoneySessionKind, PaymentSession } from "../records.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { sendSessionRequest, type SessionAnswer } from "./send-session-request.ts";
import { merchantLocaleOf } from "./start-payment.ts";

const gidTypes: Record<MoneySessionKind, string> = {
  refund: "RefundSession",
  capture: "CaptureSession",
  void: "VoidSession",
};

export interface StartedMoneySession {
  readonly session: MoneySession;
  readonly answer: SessionAnswer;
}

/** Asks the app to refund, capture or void a payment. A void carries no amount. */
export async function startMoneySession(
  sandbox: Sandbox,
  kind: MoneySessionKind,
  { payment, amount }: { payment: PaymentSession; amount: string | null },
): Promise<StartedMoneySession> {
  const id = newId();
  const gid = `gid://shopify/${gidTypes[kind]}/${id}`;
  const createdAt = isoNow(sandbox);
  const body = {
    id,
    gid,
    payment_id: payment.id,
    ...(amount === null ? {} : { amount, currency: payment.currency }),
    test: payment.isTest,
    merchant_locale: merchantLocaleOf(payment.shop),
    proposed_at: createdAt,
  };
  const session: MoneySession = {
    id,
    gid,
    kind,
    shop: payment.shop,
    paymentId: payment.id,
    amount,
    state: "open",
    rejection: null,
    createdAt,
    closedAt: null,
    requestBody: JSON.stringify(body),
  };
  sandbox.state.moneySessions.set(id, session);
  sandbox.changed();
  return { session, answer: await sendMoneySession(sandbox, session) };
}

/** Sends the session's own body again, to the byte. */
export function sendMoneySession(sandbox: Sandbox, session: MoneySession): Promise<SessionAnswer> {
  const { kind, shop, id, requestBody: body } = session;
  return sendSessionRequest(sandbox, { kind, shop, id, body });
}
