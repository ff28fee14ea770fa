import { refundExcess } from "../../../app/flows/refund-excess.ts";
import { refundSecondPayment } from "../../../app/flows/refund-second-payment.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { exitCodes, OperateError, type Verb } from "../verb.ts";

export const refund: Verb = {
  name: "refund",
  usage: "<second|excess> <session id>",
  about: "Gives back what was paid a second time, or what came above the asked amount.",
  options: options.shop,
  async run(bench, { values, words: [which, ...words] }) {
    if (which !== "second" && which !== "excess")
      throw new OperateError(
        "Say what goes back, and of which payment: refund second <session id>, or refund excess <session id>",
        exitCodes.usage,
      );
    const click = { ...idsOf(await findPayment(bench, { values, words })), actor: bench.actor };
    const give = which === "second" ? refundSecondPayment : refundExcess;
    const started = await give(bench.deps, click, bench.now);
    if (!started.ok) throw refusal(started.error);
    bench.print(
      started.value === "asked"
        ? "It is on its way through the gateway. `refunds` shows how far it is."
        : "The gateway cannot give it back, so a person must: an exception refund_by_hand is open. Go on with `desk open`.",
    );
  },
};
