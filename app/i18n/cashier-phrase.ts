import type { Method } from "../domain/method.ts";

/**
 * What to say at the counter. Always in Spanish, whatever the reader's language: the cashier must understand it.
 */
export function cashierPhrase(method: Method, agreementCode: string | null): string {
  if (method === "pagoefectivo") return "Quiero pagar PagoEfectivo con este código CIP.";
  const agreement = agreementCode === null ? "" : ` al convenio ${agreementCode}`;
  return `Quiero hacer un pago en Efecty${agreement} con esta referencia.`;
}
