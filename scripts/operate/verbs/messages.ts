import { previewMessage } from "../../../app/flows/preview-message.ts";
import { saveMessageSettings } from "../../../app/flows/save-message-settings.ts";
import { allPhoneTemplates } from "../../../app/i18n/phone-template.ts";
import { findShops, type ShopName } from "../find.ts";
import * as options from "../options.ts";
import { printTable } from "../print-table.ts";
import { refusal } from "../problem-words.ts";
import { exitCodes, OperateError, textOf, type Bench, type Values, type Verb } from "../verb.ts";

export const messages: Verb = {
  name: "messages",
  usage: "[preview <kind> | templates] [--shop <domain>] [--off <kinds>] [--language <code>]",
  about:
    "Which messages shoppers are not sent; previews one, or prints the WhatsApp templates to have approved.",
  options: {
    ...options.shop,
    off: { type: "string", about: "kinds that are not told, several with a comma between; none tells all" },
    language: { type: "string", about: "of a preview: es, en or zh-CN; es when left out" },
  },
  async run(bench, { values, words: [word, kind = ""] }) {
    if (word === "templates") return printTemplates(bench);
    const shops = await findShops(bench, values);
    if (word === "preview") return preview(bench, onlyShop(shops), { kind, values });
    if (word !== undefined)
      throw new OperateError("Say nothing, preview <kind>, or templates", exitCodes.usage);
    const off = values["off"];
    if (typeof off === "string") await change(bench, onlyShop(shops), off);
    const rows = shops.map(async ({ id, domain }) => {
      const { switchedOff } = await bench.deps.messageSettings.read(id);
      return [domain, switchedOff.join(", ") || "none"];
    });
    printTable(bench, ["shop", "switched off"], await Promise.all(rows));
  },
};

function onlyShop(shops: readonly ShopName[]): ShopName {
  const [shop, another] = shops;
  if (!shop || another) throw new OperateError("Say which shop: --shop <domain>", exitCodes.usage);
  return shop;
}

async function change({ deps, actor }: Bench, { id: shopId }: ShopName, off: string): Promise<void> {
  const switchedOff = off.split(",").flatMap((kind) => (kind.trim() === "" ? [] : [kind.trim()]));
  const saved = await saveMessageSettings(deps, { shopId, switchedOff, actor });
  if (!saved.ok) throw refusal(saved.error);
}

async function preview(
  bench: Bench,
  shop: ShopName,
  { kind, values }: { readonly kind: string; readonly values: Values },
): Promise<void> {
  const locale = textOf(values, "language") ?? "es";
  const shown = await previewMessage(bench.deps, { shop, kind, locale }, bench.now);
  if (!shown.ok) throw refusal(shown.error);
  if (shown.value.length === 0) bench.print("No way to reach shoppers is set up: see SMTP_URL.");
  for (const { channel, subject, text } of shown.value) {
    bench.print(`--- ${channel}${subject === null ? "" : `: ${subject}`}`);
    bench.print(text);
  }
}

/** As Meta's API takes them (`POST /<business account id>/message_templates`), one a line. */
function printTemplates(bench: Bench): void {
  for (const { name, language, body, footer, button, values } of allPhoneTemplates()) {
    const example = { body_text: [values] };
    const link = bench.deps.payUrl("{{1}}");
    const buttons = [{ type: "URL", text: button, url: link, example: [bench.deps.payUrl("0".repeat(22))] }];
    const components = [
      { type: "BODY", text: body, example },
      { type: "FOOTER", text: footer },
      { type: "BUTTONS", buttons },
    ];
    bench.print(JSON.stringify({ name, language, category: "UTILITY", components }));
  }
}
