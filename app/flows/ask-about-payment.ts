import type { FactSource } from "../domain/fact.ts";
import type { GatewayError } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { askAboutVoucher, tellsOfMoney, type AskDeps, type Unaskable } from "./ask-about-voucher.ts";

/** What the gateway said of one voucher. */
export type Heard =
  | { readonly said: "paid" | "waiting" | "ended" }
  | { readonly said: "unknown_words"; readonly words: string }
  | { readonly said: "nothing"; readonly error: GatewayError }
  | { readonly said: "not_asked"; readonly why: Unaskable };

export interface HeardVoucher {
  readonly voucher: Voucher;
  readonly heard: Heard;
}

/** Asks the gateways about every voucher a payment ever had, and takes in what they say. */
export async function askAboutPayment(
  deps: AskDeps,
  payment: Pick<Payment, "id" | "shop">,
  told: { readonly source: FactSource; readonly now: Date },
): Promise<readonly HeardVoucher[]> {
  const vouchers = await deps.payments.vouchersOf(payment.shop.id, payment.id);
  const heard: HeardVoucher[] = [];
  for (const voucher of vouchers) heard.push({ voucher, heard: await askOne(deps, voucher, told) });
  return heard;
}

async function askOne(
  deps: AskDeps,
  voucher: Voucher,
  told: { readonly source: FactSource; readonly now: Date },
): Promise<Heard> {
  const answer = await askAboutVoucher(deps, voucher);
  if (typeof answer === "string") return { said: "not_asked", why: answer };
  if (!answer.ok) {
    // A refused try that the gateway never made: nothing to tell of.
    const isUnmade = voucher.gatewayPaymentId === null && answer.error.kind === "not_found";
    return isUnmade ? { said: "not_asked", why: "no_number" } : { said: "nothing", error: answer.error };
  }
  const { reading } = answer.value;
  // A number we gave up and the gateway kept is no voucher of ours while it waits; its money counts all the same.
  if (voucher.gatewayPaymentId !== null || tellsOfMoney(answer.value))
    await absorbAnswer(deps, voucher, answer.value, told);
  if (reading.meaning === "unknown") return { said: "unknown_words", words: reading.words };
  if (reading.meaning === "waiting") return { said: "waiting" };
  return { said: tellsOfMoney(answer.value) ? "paid" : "ended" };
}
