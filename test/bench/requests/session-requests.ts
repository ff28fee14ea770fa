import { randomBytes, randomUUID } from "node:crypto";
import { writePost } from "./request-plan.ts";

export interface SessionPlan {
  readonly kind: "sessions";
  readonly path: string;
  readonly shopDomain: string;
}

/** Payment sessions as Shopify sends them (shopify.dev, payments request reference, 2026-10), each with a new id. */
export function prepareSessions({ path, shopDomain }: SessionPlan, count: number): Buffer[] {
  return Array.from({ length: count }, () => {
    const headers = {
      host: "localhost",
      accept: "application/json",
      "content-type": "application/json",
      "user-agent": "Bench Shopify payments",
      // What a trusted proxy adds after it checked Shopify's certificate; the other listeners do not read it.
      "ssl-client-verify": "SUCCESS",
      "shopify-shop-domain": shopDomain,
      "shopify-request-id": randomUUID(),
      "shopify-api-version": "2026-10",
    };
    return writePost(path, headers, JSON.stringify(sessionBody(shopDomain)));
  });
}

function sessionBody(shopDomain: string): object {
  const id = randomBytes(18).toString("base64url");
  const address = {
    given_name: "Ana",
    family_name: "Ñandú",
    line1: "Calle 1 # 2-3",
    city: "Bogotá",
    postal_code: "110111",
    province: "Bogotá D.C.",
    province_code: "DC",
    country_code: "CO",
    phone_number: "+573000000000",
  };
  return {
    id,
    gid: `gid://shopify/PaymentSession/${id}`,
    group: randomBytes(32).toString("base64"),
    session_id: randomBytes(15).toString("base64url"),
    amount: "125000.00",
    currency: "COP",
    test: false,
    merchant_locale: "es",
    payment_method: {
      type: "offsite",
      data: { cancel_url: `https://${shopDomain}/checkouts/cn/${id}?step=pay` },
    },
    proposed_at: new Date().toISOString(),
    kind: "sale",
    customer: {
      email: `${id}@example.com`.toLowerCase(),
      phone_number: "+573000000000",
      locale: "es-CO",
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
