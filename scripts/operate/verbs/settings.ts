import { lateMoneyPolicies } from "../../../app/domain/late-money.ts";
import type { ShopSettings, TypedSettings } from "../../../app/domain/shop-settings.ts";
import { timeLimits } from "../../../app/domain/time-limits.ts";
import { saveSettings } from "../../../app/flows/save-settings.ts";
import { findShop, findShops } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { exitCodes, OperateError, textOf, type Bench, type Values, type Verb } from "../verb.ts";

const { shortestLifeWishHours, longestLifeWishHours } = timeLimits;

export const settings: Verb = {
  name: "settings",
  usage: "[--shop <domain>] [--late-money <policy>] [--voucher-life <hours|none>] [--refunds <needed|any>]",
  about:
    "What each shop decided about late money, the life of vouchers and refunds; with an option, changes it.",
  options: {
    ...options.shop,
    "late-money": { type: "string", about: lateMoneyPolicies.join(", ") },
    "voucher-life": {
      type: "string",
      about: `${shortestLifeWishHours} to ${longestLifeWishHours} hours, or none: as door and gateway allow`,
    },
    refunds: { type: "string", about: "needed: only gateways that give money back, where one can; or any" },
    ...options.reason,
  },
  async run(bench, { values }) {
    const isChange = ["late-money", "voucher-life", "refunds"].some((name) => values[name] !== undefined);
    if (isChange) await save(bench, values);
    await list(bench, values);
  },
};

async function save(bench: Bench, values: Values): Promise<void> {
  const { id: shopId } = await findShop(bench, values);
  const typed = change(await bench.deps.settings.read(shopId), values);
  const by = { actor: bench.actor, reason: textOf(values, "reason") };
  const saved = await saveSettings(bench.deps, { shopId, settings: typed, ...by });
  if (!saved.ok) throw refusal(saved.error);
}

/** What is not named stays as it is. */
function change(before: ShopSettings, values: Values): TypedSettings {
  const policy = textOf(values, "late-money");
  const life = textOf(values, "voucher-life");
  const refunds = textOf(values, "refunds");
  if (refunds !== null && refunds !== "needed" && refunds !== "any")
    throw new OperateError("--refunds takes needed or any", exitCodes.usage);
  return {
    lateMoneyPolicy: policy ?? before.lateMoneyPolicy,
    voucherLifeHours: life === null ? before.voucherLifeHours : readHours(life),
    needsRefunds: refunds === null ? before.needsRefunds : refunds === "needed",
  };
}

function readHours(text: string): number | null {
  if (text === "none") return null;
  if (!/^\d{1,4}$/.test(text))
    throw new OperateError(`"${text}" is no number of hours. Write it in digits, or none`, exitCodes.usage);
  return Number(text);
}

async function list(bench: Bench, values: Values): Promise<void> {
  const shops = await findShops(bench, values);
  const rows = await Promise.all(
    shops.map(async ({ id, domain }) => {
      const { lateMoneyPolicy, voucherLifeHours, needsRefunds } = await bench.deps.settings.read(id);
      const life = voucherLifeHours === null ? "as door and gateway allow" : `${voucherLifeHours} h`;
      return [domain, lateMoneyPolicy, life, needsRefunds ? "needed" : "any"];
    }),
  );
  printTable(bench, ["shop", "late money", "voucher life", "refunds"], rows);
}
