import { sendShopRefund } from "../../../app/flows/send-shop-refund.ts";
import { findException } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import type { Verb } from "../verb.ts";

export const sendRefund: Verb = {
  name: "send-refund",
  usage: "<id of the exception>",
  about: "Sends the money of a refund that the merchant made in the shop's admin, where no money moved.",
  options: options.shop,
  async run(bench, { values, words }) {
    const { shopId, id: exceptionId } = await findException(bench, values, words[0]);
    const started = await sendShopRefund(bench.deps, { shopId, exceptionId, actor: bench.actor }, bench.now);
    if (!started.ok) throw refusal(started.error);
    bench.print(
      started.value === "asked"
        ? "It is on its way through the gateway. `refunds` shows how far it is."
        : "The gateway cannot give it back, so a person must: an exception refund_by_hand is open. Go on with `desk open`.",
    );
  },
};
