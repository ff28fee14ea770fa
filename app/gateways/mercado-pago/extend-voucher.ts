import { err, ok, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { unreadable } from "./errors.ts";
import { readPayment } from "./payment.ts";
import { writeTime } from "./wire-time.ts";

/**
 * Moves the deadline of a voucher nobody has paid: 1 to 30 days from now, as at its making (mercadopago/openapi
 * 1.0.0, PUT /v1/payments/{id}, 2026-09). Repeating is harmless. One that ended or was paid is `not_allowed_in_state`.
 */
export async function extendVoucher(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
  expiresAt: Date,
): Promise<Result<GatewayPayment, GatewayError>> {
  const answer = await api(access, {
    method: "PUT",
    path: `/v1/payments/${encodeURIComponent(gatewayPaymentId)}`,
    body: JSON.stringify({ date_of_expiration: writeTime(expiresAt) }),
  });
  if (!answer.ok) return answer;
  const { json, requestId } = answer.value;
  const owned = json === null ? null : readPayment(json);
  return owned ? ok(owned.payment) : err(unreadable("payment", "writes", requestId));
}
