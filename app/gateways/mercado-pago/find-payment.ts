import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, PaymentLookup } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { readPayment, type OwnedPayment } from "./payment.ts";
import { readSeller } from "./seller.ts";

const found = z.object({
  results: z.array(z.object({ id: z.string(), external_reference: z.string().nullish() })),
});
/** One voucher was asked for under a reference; a handful leaves room for what the panel or a bug may add. */
const mostMatches = 10;

/**
 * Looks a payment up, by Mercado Pago's id or by our reference. Search is an index that lags a few seconds
 * and shortens what it lists: `not_found` right after a create is not yet proof, and each match is read again
 * by its id. Search also lists payments that the account made as a payer, so the seller is compared.
 */
export async function findPayment(
  api: Api,
  access: GatewayAccess,
  lookup: PaymentLookup,
): Promise<Result<GatewayPayment, GatewayError>> {
  if ("gatewayPaymentId" in lookup) {
    const read = await readById(api, access, lookup.gatewayPaymentId);
    return read.ok ? ok(read.value.payment) : read;
  }
  const ids = await searchIds(api, access, lookup.externalReference);
  if (!ids.ok) return ids;
  if (ids.value.length === 0) return err(notFound);
  const seller = await readSeller(api, access);
  if (!seller.ok) return seller;

  const own: GatewayPayment[] = [];
  for (const id of ids.value) {
    const read = await readById(api, access, id);
    if (!read.ok && read.error.kind !== "not_found") return read;
    if (read.ok && read.value.collectorId === seller.value.id) own.push(read.value.payment);
  }
  const best = own.sort((a, b) => weightOf(b) - weightOf(a))[0];
  return best ? ok(best) : err(notFound);
}

const notFound: GatewayError = { kind: "not_found", detail: "Mercado Pago: payment not found" };

async function readById(
  api: Api,
  access: GatewayAccess,
  id: string,
): Promise<Result<OwnedPayment, GatewayError>> {
  if (!/^\d{1,20}$/.test(id)) return err(notFound);
  const answer = await api(access, { method: "GET", path: `/v1/payments/${id}` });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  const owned = json === null ? null : readPayment(json);
  return owned ? ok(owned) : err(unreadable("payment", "reads", requestId));
}

/** Ids of the payments under a reference, newest first. */
async function searchIds(
  api: Api,
  access: GatewayAccess,
  externalReference: string,
): Promise<Result<string[], GatewayError>> {
  const query = new URLSearchParams({
    external_reference: externalReference,
    sort: "date_created",
    criteria: "desc",
    limit: String(mostMatches),
  });
  const answer = await api(access, { method: "GET", path: `/v1/payments/search?${query.toString()}` });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  const list = found.safeParse(json);
  if (!list.success) return err(unreadable("search answer", "reads", requestId));
  return ok(
    list.data.results
      .filter((result) => result.external_reference === externalReference)
      .map((result) => result.id),
  );
}

/** If a reference ever has several payments, the one with money comes first, then one that can still be paid. */
function weightOf({ reading }: GatewayPayment): number {
  if (reading.meaning === "told") return reading.facts.some((fact) => fact.kind === "confirmed") ? 3 : 0;
  return reading.meaning === "unknown" ? 1 : 2;
}
