import { amountText } from "../amount.ts";
import { findShops } from "../find.ts";
import { utc } from "../moment.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { shortId } from "../short-id.ts";
import type { Verb } from "../verb.ts";

export const refunds: Verb = {
  name: "refunds",
  usage: "[--shop <domain>]",
  about: "Money on its way back, through gateways and by hand; nothing about who gets it.",
  options: options.shop,
  async run(bench, { values }) {
    const rows: string[][] = [];
    for (const { id: shopId, domain } of await findShops(bench, values)) {
      for (const one of await bench.deps.moneyBack.listRefunds(shopId)) {
        const state = one.isOutcomeUnknown ? `${one.state}, unheard` : one.state;
        const next = one.nextCheckAt ? utc(one.nextCheckAt) : "";
        const number = one.gatewayRefundId ?? one.gatewayPaymentId;
        const head = [shortId(one.id), state, one.gateway, number, amountText(one.amount), utc(one.askedAt)];
        rows.push([...head, next, domain, one.sessionId, one.lastError ?? ""]);
      }
      for (const one of await bench.deps.moneyBack.listDesk(shopId)) {
        const head = [shortId(one.id), one.state, "by hand", "", amountText(one.amount), utc(one.openedAt)];
        const link = one.state === "open" ? `link until ${utc(one.linkExpiresAt)}` : "waits for a transfer";
        rows.push([...head, "", domain, one.sessionId, `${link}, opened by ${one.openedBy}`]);
      }
    }
    if (rows.length === 0) return bench.print("No money is on its way back.");
    const head = ["id", "state", "through", "its number", "amount", "since", "next look"];
    printTable(bench, [...head, "shop", "payment", "last"], rows);
  },
};
