import { newId, idOf } from "../ids.ts";
import type { Checkout, PaymentSession } from "../records.ts";
import { isoNow, shopOrigin, type Sandbox } from "../sandbox.ts";
import { findShop, type Buyer } from "../shops.ts";
import { sendSessionRequest, type SessionAnswer } from "./send-session-request.ts";

export interface StartedPayment {
  readonly session: PaymentSession;
  readonly answer: SessionAnswer;
}

/** Makes one more attempt to pay a checkout and asks the app where to send the buyer. */
export async function startPayment(sandbox: Sandbox, checkout: Checkout): Promise<StartedPayment> {
  const session = openSession(sandbox, checkout);
  sandbox.state.payments.set(session.id, session);
  sandbox.changed();
  return { session, answer: await sendPayment(sandbox, session) };
}

/** Sends the session's own body again, to the byte. */
export async function sendPayment(sandbox: Sandbox, session: PaymentSession): Promise<SessionAnswer> {
  const { id, shop, requestBody: body } = session;
  const answer = await sendSessionRequest(sandbox, { kind: "payment", shop, id, body });
  if (answer.redirectUrl !== null) session.redirectUrl = answer.redirectUrl;
  sandbox.changed();
  return answer;
}

export function checkoutUrl(sandbox: Sandbox, checkout: Pick<Checkout, "id" | "shop">): string {
  return `${shopOrigin(sandbox, checkout.shop)}/checkouts/${checkout.id}`;
}

function openSession(sandbox: Sandbox, checkout: Checkout): PaymentSession {
  const id = newId();
  const gid = `gid://shopify/PaymentSession/${id}`;
  const createdAt = isoNow(sandbox);
  return {
    id,
    gid,
    shop: checkout.shop,
    checkoutId: checkout.id,
    group: checkout.group,
    amount: checkout.amount,
    currency: checkout.currency,
    kind: checkout.kind,
    isTest: checkout.isTest,
    state: "open",
    pendingReason: null,
    pendingExpiresAt: null,
    authorizationExpiresAt: null,
    rejection: null,
    redirectUrl: null,
    createdAt,
    closedAt: null,
    requestBody: JSON.stringify(paymentBody(sandbox, checkout, { id, gid, proposedAt: createdAt })),
  };
}

/** The body as documented (shopify.dev, payments request reference, 2026-10). It names no order: there is none yet. */
function paymentBody(
  sandbox: Sandbox,
  checkout: Checkout,
  { id, gid, proposedAt }: { id: string; gid: string; proposedAt: string },
): object {
  const { group, amount, currency, isTest, kind, buyer } = checkout;
  const address = addressOf(buyer);
  return {
    id,
    gid,
    group,
    session_id: idOf([checkout.id, amount, currency, kind, JSON.stringify(address)]),
    amount,
    currency,
    test: isTest,
    merchant_locale: merchantLocaleOf(checkout.shop),
    payment_method: { type: "offsite", data: { cancel_url: `${checkoutUrl(sandbox, checkout)}?canceled=1` } },
    proposed_at: proposedAt,
    kind,
    customer: {
      ...(buyer.email ? { email: buyer.email } : {}),
      ...(buyer.phone ? { phone_number: buyer.phone } : {}),
      locale: checkout.locale,
      billing_address: address,
      shipping_address: address,
    },
    transaction_metadata: {
      shipping: { price: "0.00", discount: "0.00" },
      tax_amount: "0.00",
      order_level_discount: "0.00",
      localized_fields: [],
    },
  };
}

export function merchantLocaleOf(shop: string): string {
  return findShop(shop)?.merchantLocale ?? "en";
}

function addressOf(buyer: Buyer): object {
  return {
    given_name: buyer.givenName,
    family_name: buyer.familyName,
    line1: buyer.line1,
    city: buyer.city,
    postal_code: buyer.postalCode,
    province: buyer.province,
    province_code: buyer.provinceCode,
    country_code: buyer.country,
    ...(buyer.phone ? { phone_number: buyer.phone } : {}),
  };
}
