import { countryOf, moment } from "../moment.ts";
import { findShops } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { shortId } from "../short-id.ts";
import type { Verb } from "../verb.ts";

export const exceptions: Verb = {
  name: "exceptions",
  usage: "[--shop <domain>]",
  about: "What waits for a decision, the most urgent first.",
  options: options.shop,
  async run(bench, { values }) {
    const rows: string[][] = [];
    for (const shop of await findShops(bench, values)) {
      for (const one of await bench.deps.exceptions.listOpen(shop.id, 1000)) {
        const isOverdue = one.dueAt < bench.now ? " OVERDUE" : "";
        const country = countryOf(one.detail["currency"] === "PEN" ? "PEN" : "COP");
        const due = `${moment(one.dueAt, country)}${isOverdue}`;
        const payment = String(one.detail["payment_id"] ?? "");
        rows.push([
          shortId(one.id),
          due,
          one.kind,
          one.suggestedAction,
          one.owner ?? "nobody",
          shop.domain,
          payment,
        ]);
      }
    }
    if (rows.length === 0) return bench.print("Nothing waits for a decision.");
    rows.sort((a, b) => ((a[1] ?? "") < (b[1] ?? "") ? -1 : 1));
    printTable(bench, ["id", "due", "kind", "advice", "owner", "shop", "payment"], rows);
  },
};
