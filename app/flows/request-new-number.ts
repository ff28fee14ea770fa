import { err, ok, type Result } from "../lib/result.ts";
import type { PaymentStore } from "../ports/store.ts";
import { addNextVoucher, type NextVoucherDeps, type NoNextVoucher } from "./add-next-voucher.ts";
import { isLive } from "./cancel-payment.ts";

export type RequestNumberDeps = NextVoucherDeps & { readonly payments: PaymentStore };

/**
 * The shopper wants a new number for one that has ended. No gateway is asked while the page waits: a number ends here
 * only by the gateway's own word, and the worker issues the next one.
 */
export async function requestNewNumber(
  deps: RequestNumberDeps,
  token: string,
  now: Date,
): Promise<Result<undefined, "unknown_link" | NoNextVoucher>> {
  const payment = await deps.payments.findByToken(token);
  if (!payment) return err("unknown_link");
  const last = await deps.payments.latestVoucher(payment.shop.id, payment.id);
  if (!last || isLive(last)) return err("one_is_live");
  const by = { actor: "shopper", reason: null };
  const added = await addNextVoucher(deps, { payment, last, by }, now);
  return added.ok ? ok() : err(added.error);
}
