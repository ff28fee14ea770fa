import { parseExactJson } from "../../../app/gateways/exact-json.ts";
import { readPayment } from "../../../app/gateways/mercado-pago/payment.ts";
import type { GatewayPayment } from "../../../app/ports/gateway.ts";

/** Takes a sample the whole way an answer takes: JSON text, exact parse, reading. */
export function readSample(sample: object): GatewayPayment | null {
  const json = parseExactJson(JSON.stringify(sample));
  if (!json.ok) throw new Error("the sample is not JSON");
  return readPayment(json.value)?.payment ?? null;
}
