import { otherPendingUntil, pendingUntil } from "../domain/pending-window.ts";
import type { Result } from "../lib/result.ts";
import type { Door, ShopAnswer, ShopError } from "../ports/platform.ts";
import type { Payment, Voucher } from "../ports/records.ts";

/**
 * Tells the shop that the money will come, and until when. A moment that the shop finds out of its range is followed
 * at once by one other; when that is refused too, the error `out_of_range` is final.
 */
export async function tellPending(
  door: Door,
  payment: Payment,
  {
    voucher,
    graceEndsAt,
    payUrl,
  }: { readonly voucher: Voucher; readonly graceEndsAt: Date; readonly payUrl: string },
  now: Date,
): Promise<Result<ShopAnswer, ShopError>> {
  const tellUntil = (expiresAt: Date): Promise<Result<ShopAnswer, ShopError>> =>
    door.tell(payment.shop, { verb: "pending", paymentGid: payment.sessionGid, expiresAt, payUrl });
  const { expiresAt: deadline } = voucher.details;
  const first = pendingUntil({ startedAt: payment.createdAt, deadline, graceEndsAt }, now);
  const told = await tellUntil(first);
  return !told.ok && told.error.kind === "out_of_range" ? tellUntil(otherPendingUntil(first, now)) : told;
}
