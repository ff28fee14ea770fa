import { confirmByHand } from "../../../app/flows/confirm-by-hand.ts";
import { amountText, mustHaveAmount } from "../amount.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { readProofFile } from "../proof-file.ts";
import { mustHave, textOf, type Verb } from "../verb.ts";

export const confirm: Verb = {
  name: "confirm",
  usage:
    "<session id> --amount <exact amount> --reference <number> [--note <text>] [--file <path>] [--insist]",
  about:
    "Records money that no gateway told of, with its proof. The gateway is asked first, and its word wins.",
  options: {
    ...options.shop,
    amount: { type: "string", about: "what came, exactly: 125000.50" },
    currency: { type: "string", about: "its currency, where it is not the payment's" },
    reference: { type: "string", about: "number of the receipt or transfer" },
    note: { type: "string", about: "who saw what" },
    file: { type: "string", about: "a PDF, PNG or JPEG of the receipt; sealed at rest" },
    "gateway-payment": {
      type: "string",
      about: "the gateway's own payment number, where the voucher has none",
    },
    insist: { type: "boolean", about: "stand by it although the gateway does not say that it was paid" },
  },
  async run(bench, given) {
    const { values } = given;
    const found = await findPayment(bench, given);
    const why = `what came, exactly; asked was ${amountText(found.amount)}`;
    const amount = mustHaveAmount(values, found.amount, why);
    const note = textOf(values, "note");
    const proof = {
      ...idsOf(found),
      amount,
      reference: mustHave(values, "reference", "number of the receipt or transfer"),
      note,
      file: readProofFile(values),
      gatewayPaymentId: textOf(values, "gateway-payment"),
      insists: values["insist"] === true,
    };
    const confirmed = await confirmByHand(bench.deps, proof, { actor: bench.actor, reason: note }, bench.now);
    if (!confirmed.ok) throw refusal(confirmed.error);
    if (confirmed.value.by === "gateway")
      return bench.print(
        "The gateway says itself that it was paid, so that is what was recorded. The proof was not needed.",
      );
    bench.print(
      `Recorded on your word: ${amountText(amount)}. It stays open for finance until the gateway tells the same.`,
    );
  },
};
