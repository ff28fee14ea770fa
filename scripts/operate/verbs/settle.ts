import { acceptPayment } from "../../../app/flows/accept-payment.ts";
import { creditPayment } from "../../../app/flows/credit-payment.ts";
import { amountText, readAmount } from "../amount.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { mustHave, textOf, type Verb } from "../verb.ts";

export const accept: Verb = {
  name: "accept",
  usage: "<session id> --reason <why>",
  about:
    "Takes a short, over or other-currency payment as payment: the exception ends, and the shop hears paid.",
  options: { ...options.shop, ...options.reason },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const by = { actor: bench.actor, reason: textOf(given.values, "reason") };
    const accepted = await acceptPayment(bench.deps, idsOf(found), by);
    if (!accepted.ok) throw refusal(accepted.error);
    bench.print(
      accepted.value === "shop_hears"
        ? "Accepted as payment. The worker tells the shop."
        : "Accepted as payment. The shop was told that this payment is over, which it does not take back: make the order by hand, then end the exception late_money with `resolve` and the resolution fulfil.",
    );
  },
};

export const credit: Verb = {
  name: "credit",
  usage: "<session id> --credit <number> [--amount <exact amount>] [--gateway-payment <number>]",
  about: "Records that store credit was given for money no order could be made of.",
  options: {
    ...options.shop,
    ...options.reason,
    credit: { type: "string", about: "the shop's number of the credit; the same again is the same credit" },
    amount: { type: "string", about: "how much; by default all that is kept" },
    "gateway-payment": { type: "string", about: "which payment at the gateway, where several came" },
  },
  async run(bench, given) {
    const { values } = given;
    const found = await findPayment(bench, given);
    const asked = {
      ...idsOf(found),
      amount: readAmount(values, found.amount),
      gatewayPaymentId: textOf(values, "gateway-payment"),
      creditId: mustHave(values, "credit", "the shop's number of the credit"),
    };
    const credited = await creditPayment(bench.deps, asked, {
      actor: bench.actor,
      reason: textOf(values, "reason"),
    });
    if (!credited.ok) throw refusal(credited.error);
    bench.print(`Credited: ${amountText(credited.value)}.`);
  },
};
