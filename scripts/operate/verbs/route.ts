import { isCurrency } from "../../../app/domain/currency.ts";
import { methods } from "../../../app/domain/method.ts";
import { parseMoney } from "../../../app/domain/money.ts";
import { dryRunRoute } from "../../../app/flows/dry-run-route.ts";
import { explainRoute } from "../../../app/i18n/route-reason.ts";
import { findShop } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { shortId } from "../short-id.ts";
import { exitCodes, OperateError, type Verb } from "../verb.ts";

export const route: Verb = {
  name: "route",
  usage: "<method> <amount> <currency> [--shop <domain>] [--test]",
  about: "Which account would take such a payment now, and why not the others. Does nothing.",
  options: { ...options.shop, test: { type: "boolean", about: "a test payment, which test accounts take" } },
  async run(bench, { values, words: [typedMethod, text = "", code = ""] }) {
    const method = methods.find((each) => each === typedMethod);
    if (!method) throw new OperateError(`Say the method, one of: ${methods.join(", ")}`, exitCodes.usage);
    const currency = code.toUpperCase();
    const amount = isCurrency(currency) ? parseMoney(text, currency) : null;
    if (!amount?.ok)
      throw new OperateError(
        "Say what is to be paid, exactly, with its currency: route efecty 125000.50 COP",
        exitCodes.usage,
      );
    const shop = await findShop(bench, values);
    const offers = bench.deps.gateways.flatMap((gateway) => gateway.offers);
    const offer = offers.find((each) => each.method === method && each.currency === amount.value.currency);
    if (!offer) throw new OperateError(`No gateway takes ${currency} by ${method}.`);
    const { country } = offer;
    const mode = values["test"] === true ? "test" : "live";
    const question = { amount: amount.value, method, country, mode } as const;
    const lines = await dryRunRoute(bench.deps, shop.id, question, bench.now);
    if (lines.length === 0) return bench.print(`${shop.domain} has no account that knows ${method}.`);
    printTable(
      bench,
      ["id", "gateway", "mode", "country", "priority", "why"],
      lines.map((line) => [
        shortId(line.accountId),
        line.gateway,
        line.mode,
        line.country,
        String(line.priority),
        explainRoute(line.why, country, "en"),
      ]),
    );
  },
};
