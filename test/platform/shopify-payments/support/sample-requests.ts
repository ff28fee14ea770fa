export const headers = {
  "shopify-shop-domain": "andes-shop.myshopify.com",
  "shopify-request-id": "5f0c9f4e-0c7f-4c3b-8f0e-2d9a6a1f7b11",
  "shopify-api-version": "2026-10",
};

export function paymentBody(): Record<string, unknown> {
  return {
    id: "u0nwmSrNntjIWozmNslK5Tlq",
    gid: "gid://shopify/PaymentSession/u0nwmSrNntjIWozmNslK5Tlq",
    group: "rZNvy+1jH6Z+BcPqA5U5BSIcnUavBha3C63xBalm+xE=",
    session_id: "PJUT1iZAQO4bZYiO9Rq1",
    amount: "125000.50",
    currency: "COP",
    test: false,
    merchant_locale: "es",
    payment_method: {
      type: "offsite",
      data: { cancel_url: "https://andes-shop.myshopify.com/checkouts/cn/abc?step=pay" },
    },
    proposed_at: "2026-11-20T10:11:12Z",
    kind: "sale",
    customer: {
      email: "buyer@example.com",
      phone_number: "+57 300 0000000",
      locale: "es-CO",
      billing_address: {
        given_name: "Ana",
        family_name: "Ñandú",
        line1: "Calle 1 # 2-3",
        city: "Bogotá",
        postal_code: "110111",
        province: "Bogotá D.C.",
        country_code: "CO",
      },
    },
    transaction_metadata: { tax_amount: 12.5, shipping: { price: 1, discount: 0 } },
  };
}

export function refundBody(): Record<string, unknown> {
  return {
    id: "PJUT1iZAQO4bZYiO9Rq1Refund",
    gid: "gid://shopify/RefundSession/PJUT1iZAQO4bZYiO9Rq1Refund",
    payment_id: "u0nwmSrNntjIWozmNslK5Tlq",
    amount: "5000.00",
    currency: "COP",
    test: true,
    merchant_locale: "es",
    proposed_at: "2026-11-20T10:11:12-05:00",
  };
}

export function bytes(body: unknown): Buffer {
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
