import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { findPayment } from "./find-payment.ts";
import { readPayment } from "./payment.ts";

/**
 * Cancels a voucher nobody has paid. Repeating is harmless: one that already ended unpaid is handed back as it
 * is. A paid one is `not_allowed_in_state`.
 */
export async function cancelVoucher(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  const answer = await api(access, {
    method: "PUT",
    path: `/v1/payments/${encodeURIComponent(gatewayPaymentId)}`,
    body: JSON.stringify({ status: "cancelled" }),
  });
  if (!answer.ok) {
    if (answer.error.kind !== "not_allowed_in_state") return answer;
    const current = await findPayment(api, access, { gatewayPaymentId });
    return current.ok && endedUnpaid(current.value) ? current : answer;
  }
  const { json, requestId } = answer.value;
  const owned = json === null ? null : readPayment(json);
  return owned ? ok(owned.payment) : err(unreadable("payment", "writes", requestId));
}

function endedUnpaid({ reading }: GatewayPayment): boolean {
  return (
    reading.meaning === "told" &&
    reading.facts.every((fact) => fact.kind === "canceled" || fact.kind === "expired")
  );
}
