import { settleUnclearVoucher } from "../../../app/flows/settle-unclear-voucher.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { mustHave, type Verb } from "../verb.ts";

export const unclear: Verb = {
  name: "unclear",
  usage: "<session id> --reason <where you looked>",
  about: "You looked, and the gateway has no number of it: the shopper may ask for another.",
  options: { ...options.shop, ...options.reason },
  async run(bench, given) {
    const { shopId, paymentId } = idsOf(await findPayment(bench, given));
    const reason = mustHave(given.values, "reason", "where you looked, for the audit");
    const vouchers = await bench.deps.payments.vouchersOf(shopId, paymentId);
    const voucher = vouchers.find((each) => each.refusal === "voucher_unclear");
    if (!voucher) throw refusal("not_unclear");
    const told = { voucherId: voucher.id, actor: bench.actor, reason };
    const settled = await settleUnclearVoucher(bench.deps, shopId, told);
    if (!settled.ok) throw refusal(settled.error);
    bench.print(
      `Settled. The shopper may ask for a new number. Should ${voucher.gateway} have one all the same,`,
    );
    bench.print("money on it is still found.");
  },
};
