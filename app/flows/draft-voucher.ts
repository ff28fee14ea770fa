import type { IdentityDocument } from "../domain/document.ts";
import { timeLimits } from "../domain/time-limits.ts";
import { chooseDeadline } from "../domain/voucher-deadline.ts";
import type { NewVoucher, Payment } from "../ports/records.ts";
import type { RoutedChoice } from "./find-choices.ts";

/** The intent of one attempt, with the keys the gateway will see. Nothing is written yet. */
export function draftVoucher(
  id: string,
  payment: Payment,
  choice: RoutedChoice & { readonly document: IdentityDocument | null },
  now: Date,
): NewVoucher {
  const { offer, account, document, routedBecause, wishHours } = choice;
  const { maxHours } = offer.voucherLife;
  const { pendingHours, spareHours, issueHours } = timeLimits;
  // The gateway counts its shortest life from when it hears of the voucher, which may be an hour later.
  const minHours = offer.voucherLife.minHours + issueHours;
  const window = { pendingHours, spareHours, minHours, maxHours, wishHours };
  return {
    id,
    paymentId: payment.id,
    accountId: account.id,
    method: offer.method,
    country: offer.country,
    idempotencyKey: `recaudo-voucher-${id}`,
    externalReference: id,
    document,
    expiresAt: chooseDeadline(now, offer.country, window),
    routedBecause,
  };
}
