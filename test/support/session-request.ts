import { randomUUID } from "node:crypto";
import { bogota } from "./processes.ts";

/** The headers of a session request, as Shopify sends them. */
export const sessionHeaders: Readonly<Record<string, string>> = {
  "content-type": "application/json",
  "shopify-shop-domain": bogota,
  "shopify-request-id": "5f0c9f4e-0c7f-4c3b-8f0e-2d9a6a1f7b11",
  "shopify-api-version": "2026-10",
};

/** A whole payment session body with an id of its own; `change` overwrites its fields. */
export function sessionBody(change: Readonly<Record<string, unknown>> = {}): string {
  const id = randomUUID();
  const place = {
    given_name: "Ana",
    family_name: "Gómez",
    line1: "Calle 10 # 20-30",
    city: "Bogotá",
    country_code: "CO",
  };
  return JSON.stringify({
    id,
    gid: `gid://shopify/PaymentSession/${id}`,
    group: randomUUID(),
    amount: "38900.00",
    currency: "COP",
    test: false,
    merchant_locale: "es",
    payment_method: {
      type: "offsite",
      data: { cancel_url: "https://tienda-bogota.myshopify.com/checkouts/1" },
    },
    proposed_at: "2026-11-20T10:11:12Z",
    kind: "sale",
    customer: {
      email: "comprador@example.com",
      locale: "es",
      billing_address: place,
      shipping_address: place,
    },
    ...change,
  });
}
