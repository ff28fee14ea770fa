import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, VoucherRequest } from "../../ports/gateway.ts";
import type { Offer } from "../../ports/offer.ts";
import { incompleteKeys } from "./api.ts";
import { readKeys } from "./credentials.ts";
import { methodIds, offers } from "./offers.ts";
import { writeAmount } from "./wire-amount.ts";

/**
 * The body of POST /payments, or why it is not sent. The wished deadline is not in it: dLocal sets its own. The
 * document goes without its type, for which dLocal has no field in these countries.
 */
export function writeRequest(access: GatewayAccess, request: VoucherRequest): Result<string, GatewayError> {
  const keys = readKeys(access);
  if (!keys) return err(incompleteKeys);
  // A pretend payment at the real host would be a real ticket.
  if (request.isTest !== (keys.environment === "sandbox")) {
    return notSent("refused", "test payments belong to the sandbox and real ones do not");
  }
  const offer = offers.find((one) => one.method === request.method && one.country === request.country);
  if (!offer || keys.country !== request.country) {
    return notSent("method_unavailable", "not offered in this country");
  }
  const amount = writeAmount(request.amount, offer);
  if (!amount.ok) return notSent("amount_refused", amount.error);
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(request.externalReference)) {
    return notSent("refused", "external reference not allowed");
  }
  const payer = writePayer(request, offer);
  if (!payer.ok) return payer;
  const rest = JSON.stringify({
    currency: offer.currency,
    country: offer.country,
    payment_method_id: methodIds[offer.method],
    payment_method_flow: "DIRECT",
    payer: payer.value,
    order_id: request.externalReference,
    description: request.description,
    notification_url: request.notificationUrl,
  });
  return ok(`{"amount":${amount.value},${rest.slice(1)}`);
}

/** Name, e-mail and document are all required by dLocal; none is ever made up. */
function writePayer({ payer }: VoucherRequest, offer: Offer): Result<object, GatewayError> {
  const { email, firstName, lastName, document } = payer;
  const name = [firstName, lastName]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(" ");
  if (name === "") return notSent("refused", "the payer's name is missing");
  if (!document || !offer.documents.includes(document.type)) {
    return notSent("document_refused", "no document of a type that is taken");
  }
  return ok({ name, email, document: document.number });
}

function notSent(kind: GatewayError["kind"], why: string): Result<never, GatewayError> {
  return err({ kind, detail: `dLocal: ${why}, not sent` });
}
