/** Answers as PagoEfectivo's papers and demos show them ("Integracion Api CIP" 1.1, api-pe-cs-demo), data invented. */

export const authorization = {
  code: "100",
  message: "Solicitud exitosa.",
  data: {
    token: "eyJhbGciOiJIUzI1NiJ9.invented.signature",
    codeService: "NEO",
    tokenStart: "2026-04-08T09:57:00-05:00",
    tokenExpires: "2026-04-08T11:57:00-05:00",
  },
};

export const issued = {
  cip: 2523136,
  currency: "PEN",
  amount: 25,
  transactionCode: "0197a0c2-7e11-7000-8000-000000000001",
  dateExpiry: "2026-08-13T21:13:37-05:00",
  cipUrl: "https://pre1a.payment.pagoefectivo.pe/8a3c2b10-0000-4000-8000-00000000000a.html",
};

export const found = {
  cip: 2523136,
  transactionCode: "0197a0c2-7e11-7000-8000-000000000001",
  amount: 25,
  currency: "PEN",
  status: 22,
  statusName: "Generado.",
  dateCreation: "2026-08-13T17:13:37-05:00",
  dateExpiry: "2026-08-13T21:13:37-05:00",
  datePayment: "1900-01-01T00:00:00-05:00",
  dateRemoval: "1900-01-01T00:00:00-05:00",
  token: "8a3c2b10-0000-4000-8000-00000000000a",
};

export const paid = {
  status: 23,
  statusName: "Cancelado.",
  datePayment: "2026-08-13T18:00:00-05:00",
};

/** The code was seen as text and as a number. */
export function success(data: unknown, code: string | number = 100) {
  return { code, message: "Solicitud exitosa.", data };
}

export function invalid(field: string, code = "113") {
  const message = "canary@example.com is not valid";
  return { code: "111", message, data: [{ code, message, field }] };
}
