import { refundOrder } from "../../../app/flows/refund-order.ts";
import { amountText, readAmount } from "../amount.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import type { Verb } from "../verb.ts";

export const refundTheOrder: Verb = {
  name: "refund-order",
  usage: "<order number> [--amount <exact amount>]",
  about: "Gives the money of an order with a manual method back, and writes it into the order's books.",
  options: {
    ...options.shop,
    amount: { type: "string", about: "how much; by default all that is left" },
  },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const amount = readAmount(given.values, found.amount);
    const click = { ...idsOf(found), amount, actor: bench.actor };
    const started = await refundOrder(bench.deps, click, bench.now);
    if (!started.ok) throw refusal(started.error);
    const how =
      started.value === "asked"
        ? "The gateway is being asked for it; the order hears of it when it is back."
        : "The gateway cannot: an exception is open, and a person has it to do.";
    bench.print(`${amount ? amountText(amount) : "All that is left"} is to go back. ${how}`);
  },
};
