import { err, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { findPayment } from "./find-payment.ts";
import { cipNumber } from "./wire-cip.ts";

/**
 * Deletes a CIP nobody has paid and answers with it as it stands afterwards. Repeating is harmless: one that
 * already ended unpaid is handed back as it is. A paid one is `not_allowed_in_state`.
 */
export async function cancelVoucher(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (!cipNumber.safeParse(gatewayPaymentId).success) {
    return err({ kind: "not_found", detail: "PagoEfectivo: CIP not found" });
  }
  const path = `/v1/cips/${gatewayPaymentId}`;
  const deleted = await api(access, { method: "DELETE", path, effect: "writes" });
  if (!deleted.ok && !isRefusal(deleted.error)) return deleted;
  // The answer to a delete is empty, and how a refused one is told is not published: the CIP itself says both.
  const current = await findPayment(api, access, { gatewayPaymentId });
  if (deleted.ok) return current.ok ? current : err(unknownAfterDelete(current.error));
  if (!current.ok) return current.error.kind === "not_found" ? current : deleted;
  if (endedUnpaid(current.value)) return current;
  return hasMoney(current.value) ? err({ ...deleted.error, kind: "not_allowed_in_state" }) : deleted;
}

function isRefusal({ kind }: GatewayError): boolean {
  return kind === "refused" || kind === "not_found";
}

function unknownAfterDelete(error: GatewayError): GatewayError {
  return { ...error, kind: "unknown_outcome", detail: `${error.detail}, reading after a delete` };
}

function hasMoney({ reading }: GatewayPayment): boolean {
  return reading.meaning === "told" && reading.facts.some((fact) => fact.kind === "confirmed");
}

function endedUnpaid(payment: GatewayPayment): boolean {
  return payment.reading.meaning === "told" && !hasMoney(payment);
}
