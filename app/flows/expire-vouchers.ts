import { cancelSpanMs, isCancelDue } from "../domain/grace.ts";
import type { ExpiryStore } from "../ports/expiry.ts";
import type { Voucher } from "../ports/records.ts";
import { findGraceEnd } from "./find-grace.ts";
import { voidOne, type VoidDeps } from "./void-group.ts";

export interface ExpireVouchersDeps extends VoidDeps {
  readonly expiry: ExpiryStore;
}

/** Vouchers cancelled at once, as many as polling asks about. */
const atOnce = 10;

/**
 * Once an hour: cancels at their gateways the vouchers that still wait there after deadline and grace, so that no
 * number that can be paid outlives its order. The answer is recorded as ever: money found meanwhile wins. A gateway
 * that cannot cancel or does not answer changes nothing: the voucher stays watched, and its order open. Returns how
 * many were tried.
 */
export async function expireVouchers(deps: ExpireVouchersDeps, now: Date): Promise<number> {
  const span = { from: new Date(now.getTime() - cancelSpanMs), to: now };
  let tried = 0;
  let last: Voucher | null = null;
  for (;;) {
    const page: readonly Voucher[] = await deps.expiry.listPastDeadline(span, last, atOnce);
    const due = page.filter((voucher) => isCancelDue(findGraceEnd(deps, voucher), now));
    await Promise.all(due.map((voucher) => voidOne(deps, voucher, now)));
    tried += due.length;
    last = page.at(-1) ?? null;
    if (page.length < atOnce) return tried;
  }
}
