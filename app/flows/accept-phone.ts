import { readPhone, type PhoneError } from "../domain/phone.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Transactions } from "../ports/store.ts";
import { showPayment, type ShowPaymentDeps } from "./show-payment.ts";

export interface AcceptPhoneDeps extends ShowPaymentDeps {
  readonly transactions: Transactions;
  /** A keyed digest: a reply that says stop finds the number without reading any. */
  digestEmail(text: string): string;
}

export interface TypedPhone {
  readonly phone: string;
  readonly isAgreed: boolean;
  /** The sentence beside the box that was ticked. */
  readonly wording: string;
}

/**
 * Keeps the number a shopper gave for messages about this payment, with the words that were agreed to and when. What is
 * true by then is told there as well.
 */
export async function acceptPhone(
  deps: AcceptPhoneDeps,
  token: string,
  { phone: typed, isAgreed, wording }: TypedPhone,
  now: Date,
): Promise<Result<undefined, "unknown_link" | "not_agreed" | PhoneError>> {
  const page = await showPayment(deps, token, now);
  const payment = page && (await deps.payments.findByToken(token));
  if (!page || !payment) return err("unknown_link");
  const phone = readPhone(typed, page.country);
  if (!phone.ok) return phone;
  if (!isAgreed) return err("not_agreed");
  const { id: paymentId, shop } = payment;
  const phoneDigest = deps.digestEmail(phone.value);
  await deps.transactions.transaction(async (tx) => {
    await tx.savePhoneConsent(shop.id, paymentId, { phone: phone.value, phoneDigest, wording, givenAt: now });
    await tx.enqueue([{ job: { name: "plan-messages", shopId: shop.id, paymentId, tries: 0 } }]);
  });
  return ok();
}
