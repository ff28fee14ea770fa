import { cancelPayment } from "../../../app/flows/cancel-payment.ts";
import { extendVoucher } from "../../../app/flows/extend-voucher.ts";
import { reissueVoucher } from "../../../app/flows/reissue-voucher.ts";
import { findPayment, idsOf } from "../find.ts";
import { countryOf, moment, readMoment } from "../moment.ts";
import * as options from "../options.ts";
import { refusal } from "../problem-words.ts";
import { textOf, type Option, type Verb } from "../verb.ts";

const until: Readonly<Record<string, Option>> = {
  until: { type: "string", about: "new deadline, 2026-11-28T23:59-05:00; by default as late as allowed" },
};

export const cancel: Verb = {
  name: "cancel",
  usage: "<session id> [--reason <why>]",
  about: "Takes the number of an unpaid payment back at the gateway. Money found meanwhile wins.",
  options: { ...options.shop, ...options.reason },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const by = { actor: bench.actor, reason: textOf(given.values, "reason") };
    const canceled = await cancelPayment(bench.deps, idsOf(found), by, bench.now);
    if (!canceled.ok) throw refusal(canceled.error);
    bench.print(
      "Canceled at the gateway. The shop hears it after the deadline and the grace, because money may be on its way.",
    );
  },
};

export const extend: Verb = {
  name: "extend",
  usage: "<session id> [--until <time>] [--reason <why>]",
  about: "Gives an open number a later deadline, within what the shop waits for and the gateway allows.",
  options: { ...options.shop, ...until, ...options.reason },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const by = { actor: bench.actor, reason: textOf(given.values, "reason") };
    const wished = textOf(given.values, "until");
    const wish = { ...idsOf(found), until: wished === null ? null : readMoment(wished) };
    const extended = await extendVoucher(bench.deps, wish, by, bench.now);
    if (!extended.ok) throw refusal(extended.error);
    const { expiresAt, how } = extended.value;
    const end = moment(expiresAt, countryOf(found.amount.currency));
    bench.print(
      how === "moved"
        ? `The same number can be paid until ${end}.`
        : `This gateway moves no deadlines: the old number was taken back, and a new one until ${end} is being made.`,
    );
  },
};

export const reissue: Verb = {
  name: "reissue",
  usage: "<session id> [--until <time>] [--reason <why>]",
  about: "Gives a payment a new number. The old one is taken back first; there are never two.",
  options: { ...options.shop, ...until, ...options.reason },
  async run(bench, given) {
    const found = await findPayment(bench, given);
    const by = { actor: bench.actor, reason: textOf(given.values, "reason") };
    const wished = textOf(given.values, "until");
    const wish = { ...idsOf(found), ...(wished === null ? {} : { until: readMoment(wished) }) };
    const reissued = await reissueVoucher(bench.deps, wish, by, bench.now);
    if (!reissued.ok) throw refusal(reissued.error);
    const end = moment(reissued.value.expiresAt, countryOf(found.amount.currency));
    bench.print(`A new number until ${end} is being made; the shopper's page shows it in a moment.`);
  },
};
