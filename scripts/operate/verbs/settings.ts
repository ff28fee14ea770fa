import { findShops } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import type { Verb } from "../verb.ts";

export const settings: Verb = {
  name: "settings",
  usage: "[--shop <domain>]",
  about: "What each shop decided about late money, the life of vouchers and refunds.",
  options: options.shop,
  async run(bench, { values }) {
    const shops = await findShops(bench, values);
    const rows = await Promise.all(
      shops.map(async ({ id, domain }) => {
        const { lateMoneyPolicy, voucherLifeHours, needsRefunds } = await bench.deps.settings.read(id);
        const life = voucherLifeHours === null ? "as door and gateway allow" : `${voucherLifeHours} h`;
        return [domain, lateMoneyPolicy, life, needsRefunds ? "needed" : "not needed"];
      }),
    );
    printTable(bench, ["shop", "late money", "voucher life", "refunds by the gateway"], rows);
  },
};
