import * as z from "zod";
import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment, PaymentLookup } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { readFound } from "./payment.ts";
import { cipNumber } from "./wire-cip.ts";

const found = z.array(z.looseObject({ cip: z.string() }));

/**
 * Looks a CIP up by its number. PagoEfectivo has no search by transactionCode, so by our reference nothing can be
 * told: always `unknown_outcome`, never `not_found`, which would be leave to make a second CIP.
 */
export async function findPayment(
  api: Api,
  access: GatewayAccess,
  lookup: PaymentLookup,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (!("gatewayPaymentId" in lookup)) return err(cannotSearch);
  const cip = lookup.gatewayPaymentId;
  if (!cipNumber.safeParse(cip).success) return err(notFound);
  const answer = await api(access, {
    method: "POST",
    path: "/v1/cips/search",
    body: `{"data":[{"cip":${cip}}]}`,
    effect: "reads",
  });
  if (!answer.ok) return answer;
  const { data, pagesUrl } = answer.value;
  const list = found.safeParse(data ?? []);
  if (!list.success) return err(unreadable("search answer", "reads"));
  const item = list.data.find((each) => each.cip === cip);
  if (item === undefined) return err(notFound);
  const payment = readFound(item, pagesUrl);
  return payment ? ok(payment) : err(unreadable("CIP", "reads"));
}

const notFound: GatewayError = { kind: "not_found", detail: "PagoEfectivo: CIP not found" };
const cannotSearch: GatewayError = {
  kind: "unknown_outcome",
  detail: "PagoEfectivo finds CIPs by number only: look in its merchant panel before another try",
};
