import { saveOrderSettings } from "../../../app/flows/save-order-settings.ts";
import type { OrderSettings } from "../../../app/domain/order-settings.ts";
import { findShops, type ShopName } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { exitCodes, OperateError, textOf, type Bench, type Verb } from "../verb.ts";

export const orderSettings: Verb = {
  name: "order-settings",
  usage: "[--shop <domain>] [--methods <names>] [--expiry <policy>]",
  about: "By which names a shop's manual payment method is known, and what becomes of orders nobody paid.",
  options: {
    ...options.shop,
    methods: { type: "string", about: "exactly as customers see them, several with | between; none ends it" },
    expiry: { type: "string", about: "cancel_and_restock, cancel or leave_open" },
  },
  async run(bench, { values }) {
    const shops = await findShops(bench, values);
    const methods = values["methods"];
    const expiryPolicy = textOf(values, "expiry");
    if (typeof methods === "string" || expiryPolicy !== null) {
      const [shop, another] = shops;
      if (!shop || another) throw new OperateError("Say which shop: --shop <domain>", exitCodes.usage);
      const before = await bench.deps.orderSettings.read(shop.id);
      await change(bench, shop, {
        methodNames: typeof methods === "string" ? namesIn(methods) : before.methodNames,
        expiryPolicy: expiryPolicy ?? before.expiryPolicy,
      });
    }
    await show(bench, shops);
  },
};

function namesIn(text: string): string[] {
  return text.trim() === "" ? [] : text.split("|");
}

async function change(
  { deps, actor }: Bench,
  { id }: ShopName,
  typed: Omit<OrderSettings, "expiryPolicy"> & { readonly expiryPolicy: string },
): Promise<void> {
  const saved = await saveOrderSettings(deps, id, typed, actor);
  if (!saved.ok) throw refusal(saved.error);
}

async function show(bench: Bench, shops: readonly ShopName[]): Promise<void> {
  const rows = await Promise.all(
    shops.map(async ({ id, domain }) => {
      const { methodNames, expiryPolicy } = await bench.deps.orderSettings.read(id);
      return [domain, methodNames.join(" | ") || "none", expiryPolicy];
    }),
  );
  printTable(bench, ["shop", "manual method", "orders nobody paid"], rows);
}
