import { err, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { findPayment } from "./find-payment.ts";
import { cipNumber } from "./wire-cip.ts";
import { writeTime } from "./wire-time.ts";

/**
 * Moves the deadline of a CIP nobody has paid ("SPE-ECS Integracion Api CIP" 1.1, PATCH /cips/{cip}) and answers with
 * it as it stands afterwards. Repeating is harmless. One that was paid or deleted is `not_allowed_in_state`.
 */
export async function extendVoucher(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
  expiresAt: Date,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (!cipNumber.safeParse(gatewayPaymentId).success) {
    return err({ kind: "not_found", detail: "PagoEfectivo: CIP not found" });
  }
  const moved = await api(access, {
    method: "PATCH",
    path: `/v1/cips/${gatewayPaymentId}`,
    body: JSON.stringify({ dateExpiry: writeTime(expiresAt) }),
    effect: "writes",
  });
  if (!moved.ok && moved.error.kind !== "refused" && moved.error.kind !== "not_found") return moved;
  // The answer is empty, and why one is refused is not published: the CIP itself says both.
  const current = await findPayment(api, access, { gatewayPaymentId });
  if (moved.ok) {
    if (current.ok) return current;
    return err({
      ...current.error,
      kind: "unknown_outcome",
      detail: `${current.error.detail}, reading after a move`,
    });
  }
  if (!current.ok) return current.error.kind === "not_found" ? current : moved;
  return current.value.reading.meaning === "waiting"
    ? moved
    : err({ ...moved.error, kind: "not_allowed_in_state" });
}
