import { syncNow } from "../../../app/flows/sync-now.ts";
import type { Heard } from "../../../app/flows/ask-about-payment.ts";
import { findPayment, idsOf } from "../find.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { textOf, type Verb } from "../verb.ts";

export const sync: Verb = {
  name: "sync",
  usage: "<session id> [--reason <why>]",
  about: "Asks the gateways about all vouchers of a payment now, and has the shop told anew.",
  options: { ...options.shop, ...options.reason },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const by = { actor: bench.actor, reason: textOf(given.values, "reason") };
    const report = await syncNow(bench.deps, idsOf(found), by, bench.now);
    if (!report.ok) throw refusal(report.error);
    const { vouchers, before, after } = report.value;
    for (const { voucher, heard } of vouchers)
      bench.print(`Try ${voucher.attempt} at ${voucher.gateway}: ${wordsOf(heard)}`);
    if (vouchers.length === 0)
      bench.print("The shopper never asked for a number, so there is nobody to ask.");
    const isSame = before.state === after.state && before.marks.join() === after.marks.join();
    bench.print(
      isSame ? `Nothing changed: it is ${after.state}.` : `It was ${before.state} and is ${after.state} now.`,
    );
    bench.print("The worker tells the shop what is true.");
  },
};

function wordsOf(heard: Heard): string {
  switch (heard.said) {
    case "paid":
      return "it says that it was paid.";
    case "waiting":
      return "it still waits for the money.";
    case "ended":
      return "it ended unpaid.";
    case "unknown_words":
      return `it uses words nobody knows: ${heard.words}. An alert is open.`;
    case "nothing":
      return `no usable answer (${heard.error.detail}).`;
    case "not_asked":
      return heard.why === "being_issued" ? "its number is being made right now." : "it never had a number.";
  }
}
