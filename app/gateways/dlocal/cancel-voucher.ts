import { err, type Result } from "../../lib/result.ts";
import type { GatewayAccess, GatewayError, GatewayPayment } from "../../ports/gateway.ts";
import type { Api } from "./api.ts";
import { findPayment } from "./find-payment.ts";
import { wireId } from "./wire-payment.ts";

/** Answers that say for certain that nothing was canceled; 403 with 3003 is how a paid payment is told. */
const certainRefusals: readonly GatewayError["kind"][] = [
  "not_allowed_in_state",
  "account_blocked",
  "method_unavailable",
  "refused",
];

/**
 * Tries to cancel a ticket that nobody has paid. The call is documented for cards, and whether it stops a cash
 * ticket is not confirmed (2026-09), so its answer is never believed: the payment is read again and only what
 * it says counts. One that lives on, or was paid, is `not_allowed_in_state`; repeating is harmless.
 */
export async function cancelVoucher(
  api: Api,
  access: GatewayAccess,
  gatewayPaymentId: string,
): Promise<Result<GatewayPayment, GatewayError>> {
  if (!wireId.safeParse(gatewayPaymentId).success) {
    return err({ kind: "not_found", detail: "dLocal: payment not found" });
  }
  const answer = await api(access, {
    method: "POST",
    path: `/payments/${gatewayPaymentId}/cancel`,
    body: "{}",
  });
  if (!answer.ok && !certainRefusals.includes(answer.error.kind)) return answer;
  const current = await findPayment(api, access, { gatewayPaymentId });
  if (!current.ok) return answer.ok ? err({ ...current.error, kind: "unknown_outcome" }) : answer;
  if (endedUnpaid(current.value)) return current;
  const told = answer.ok ? "" : ` (${answer.error.detail})`;
  return err({
    kind: "not_allowed_in_state",
    detail: `dLocal: paid, or a ticket that it does not cancel${told}`,
  });
}

function endedUnpaid({ reading }: GatewayPayment): boolean {
  return reading.meaning === "told" && reading.facts.every((fact) => fact.kind !== "confirmed");
}
