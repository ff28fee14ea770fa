import type { GatewayError } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import { absorbAnswer, type Telling } from "./absorb-answer.ts";
import { askAboutVoucher, tellsOfMoney, type AskDeps } from "./ask-about-voucher.ts";

export type Voided =
  | { readonly outcome: "voided" }
  /** Money was there already: it is recorded, and nothing was canceled. */
  | { readonly outcome: "paid" }
  /** The gateway does not take this number back. */
  | { readonly outcome: "still_payable"; readonly detail: string }
  | { readonly outcome: "no_answer"; readonly error: GatewayError }
  | { readonly outcome: "being_issued" };

/**
 * Takes a voucher back at the gateway and records what the gateway then says of it. `alongside` is written only
 * with an answer that ended it.
 */
export async function voidVoucher(
  deps: AskDeps,
  voucher: Voucher,
  { alongside, ...told }: Telling,
): Promise<Voided> {
  if (voucher.gatewayPaymentId === null) return { outcome: "being_issued" };
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access) throw new Error("a voucher without its account");
  const gateway = deps.findGateway(voucher.gateway);
  const canceled = await gateway.cancelVoucher(access, voucher.gatewayPaymentId);
  const answer = canceled.ok ? canceled : await askAboutVoucher(deps, voucher);
  if (typeof answer === "string") return { outcome: "being_issued" };
  if (!answer.ok) return { outcome: "no_answer", error: answer.error };
  const hasEnded = answer.value.reading.meaning === "told";
  await absorbAnswer(deps, voucher, answer.value, hasEnded && alongside ? { ...told, alongside } : told);
  if (tellsOfMoney(answer.value)) return { outcome: "paid" };
  if (hasEnded) return { outcome: "voided" };
  return {
    outcome: "still_payable",
    detail: canceled.ok ? "it says that it still waits" : canceled.error.detail,
  };
}
