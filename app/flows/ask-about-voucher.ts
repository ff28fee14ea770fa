import type { Result } from "../lib/result.ts";
import type { Gateway, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountStore, PaymentStore, VoucherStore } from "../ports/store.ts";
import type { AbsorbDeps } from "./absorb-answer.ts";

export interface AskDeps extends AbsorbDeps {
  readonly payments: PaymentStore;
  readonly vouchers: VoucherStore;
  readonly accounts: AccountStore;
  findGateway(id: string): Gateway;
}

/** The gateway was never told about this voucher, or could not find it again. */
export type Unaskable = "being_issued" | "no_number";

/** What to ask the gateway about a voucher: its number, or our reference where a call went unheard. */
export function lookupOf(
  gateway: Gateway,
  voucher: Voucher,
): { readonly gatewayPaymentId: string } | { readonly externalReference: string } | Unaskable {
  if (voucher.gatewayPaymentId !== null) return { gatewayPaymentId: voucher.gatewayPaymentId };
  if (voucher.status === "asked") return "being_issued";
  return gateway.recoversLostVouchers ? { externalReference: voucher.externalReference } : "no_number";
}

/** Asks the gateway what is true of one voucher; nothing is written. */
export async function askAboutVoucher(
  deps: AskDeps,
  voucher: Voucher,
): Promise<Result<GatewayPayment, GatewayError> | Unaskable> {
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access) throw new Error("a voucher without its account");
  const gateway = deps.findGateway(voucher.gateway);
  const lookup = lookupOf(gateway, voucher);
  return typeof lookup === "string" ? lookup : gateway.findPayment(access, lookup);
}

export function tellsOfMoney({ reading }: GatewayPayment): boolean {
  return reading.meaning === "told" && reading.facts.some(({ kind }) => kind === "confirmed");
}
