/** Answers as dLocal's country pages show them for DIRECT tickets (2026-09), data invented. */

export const efectyPayment = {
  id: "D-4-7451e7ba-0000-4465-bddb-3f8064b1286a",
  amount: 10000,
  currency: "COP",
  payment_method_id: "EY",
  payment_method_type: "TICKET",
  payment_method_flow: "DIRECT",
  country: "CO",
  ticket: {
    type: "CUSTOM",
    format: "Code 128",
    number: "42807357",
    expiration_date: "2020-02-24T02:59:00.000+0000",
    barcode: "41577099989921778020000042807357390020200223",
    company_name: "Dlocal",
    provider_name: "efecty",
    provider_logo: "https://static.example.com/providers/efecty.png",
    image_url: "https://pay.example.com/gmf/payments/M-1",
    amount: 10000,
    currency: "COP",
  },
  created_date: "2020-02-18T21:05:42.000+0000",
  status: "PENDING",
  status_detail: "The payment is pending.",
  status_code: "100",
  order_id: "pay_0001-1",
  notification_url: "https://shop.example.com/hooks/dlocal/a1",
};

export const pagoEfectivoPayment = {
  ...efectyPayment,
  id: "D-4-a291131e-0000-4579-b5de-95a709522272",
  amount: 25.5,
  currency: "PEN",
  payment_method_id: "EF",
  country: "PE",
  ticket: {
    type: "CUSTOM",
    number: "28945684",
    expiration_date: "2020-02-24T04:59:00.000+0000",
    id: "EF-28945684",
    company_name: "Pagos de Ejemplo SAC",
    provider_name: "PagoEfectivo",
    image_url: "https://pay.example.com/gmf/payments/M-2",
    amount: 25.5,
    currency: "PEN",
  },
  order_id: "pay_0002-1",
};

export const paid = {
  status: "PAID",
  status_code: "200",
  status_detail: "The payment was paid.",
  approved_date: "2020-02-20T15:00:00.000+0000",
};

/** The refund object; the code comes as a number here and as text elsewhere. */
export const refundOfEfecty = {
  id: "REF42342",
  payment_id: efectyPayment.id,
  notification_url: "https://shop.example.com/hooks/dlocal/a1",
  amount: 10000,
  currency: "COP",
  status: "SUCCESS",
  status_code: 200,
  status_detail: "The refund was paid",
  created_date: "2020-02-26T22:03:03.000+0000",
};

export function orderOf(payment: { readonly id: string; readonly order_id: string }) {
  return { order_id: payment.order_id, payment_id: payment.id, status: "PENDING", status_code: "100" };
}
