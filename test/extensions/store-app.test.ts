import { describe, expect, test } from "vitest";
import { loadCliSchemas } from "./load-cli-schemas.ts";
import { serverOrigin } from "../../extensions/store/voucher-block/src/server-origin.ts";
import { problems } from "../../extensions/store/order-block/src/ask-server.ts";
import type { FactKind } from "../../app/domain/fact.ts";
import type { Mark, PaymentState } from "../../app/domain/payment-state.ts";
import { blockFolders, checkStoreExtension, keysAskedFor, readLocales } from "./check-store-rules.ts";
import { extensionFiles, readExtensions, readStoreApp } from "./read-toml.ts";

const files = extensionFiles.filter((path) => path.startsWith("extensions/store/"));
const extensions = files.flatMap((path) => readExtensions(path));

describe("the store app's extensions", () => {
  test("the CLI's own schemas and our rules have nothing against them", async () => {
    const cli = await loadCliSchemas();
    for (const extension of extensions) {
      expect(cli.extensionTypes).toContain(extension["type"]);
      expect(cli.checkExtension(extension), String(extension["handle"])).toEqual([]);
      expect(checkStoreExtension(extension), String(extension["handle"])).toEqual([]);
    }
  });

  test("they are the blocks and triggers that we mean, each under a name of its own", () => {
    expect(extensions.map(({ handle }) => handle).sort()).toEqual([
      "break-found",
      "late-money",
      "order-block",
      "voucher-block",
      "voucher-expired",
      "voucher-issued",
      "voucher-paid",
    ]);
    expect(new Set(extensions.map(({ uid }) => uid)).size).toBe(extensions.length);
  });

  test.each([
    ["an unknown kind", { type: "ui_extensions" }, "type: ui_extensions is not ours"],
    ["an unknown key", { capability: {} }, "capability: unknown key"],
    ["another version", { api_version: "2025-10" }, "api_version: not 2026-07"],
    ["a long handle", { handle: "a".repeat(31) }, "handle: not 30 letters, digits and hyphens at most"],
    ["a trigger without its order", { settings: { fields: [] } }, "settings: no order to begin with"],
    [
      "a field that Flow does not know",
      { settings: { fields: [{ type: "order_reference" }, { type: "text", key: "a" }] } },
      "settings: text is no field of ours",
    ],
  ])("our rules refuse %s, which the CLI lets pass", async (_, change, fault) => {
    const trigger = extensions.find(({ handle }) => handle === "voucher-paid");
    const broken = { ...trigger, ...change };
    const cli = await loadCliSchemas();
    if (!("type" in change)) expect(cli.checkExtension(broken)).toEqual([]);
    expect(checkStoreExtension(broken)).toContain(fault);
  });

  test("the block asks the server whose address the app's own file names", () => {
    expect(serverOrigin).toBe(new URL(readStoreApp().application_url).origin);
  });
});

describe.each(blockFolders)("the texts of %s", (folder) => {
  const locales = readLocales(folder);
  const english = locales.get("en.default")!;

  test("are there in three languages, one of them the default, with equal keys and placeholders", () => {
    expect([...locales.keys()].sort()).toEqual(["en.default", "es", "zh-CN"]);
    const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const [language, texts] of locales) {
      expect([...texts.keys()].sort(), language).toEqual([...english.keys()].sort());
      for (const [key, text] of texts) expect(holes(text), key).toEqual(holes(english.get(key)!));
    }
  });

  test("have every key that is asked for, and no other", () => {
    const asked = keysAskedFor(folder).map(
      (key) => new RegExp(`^${key.replaceAll(".", "\\.").replaceAll("*", ".+")}$`),
    );
    const unasked = [...english.keys()].filter(
      (key) => !/^act\.(done|problem)\./.test(key) && !asked.some((each) => each.test(key)),
    );
    expect(unasked).toEqual([]);
    for (const each of asked)
      expect(
        [...english.keys()].some((key) => each.test(key)),
        each.source,
      ).toBe(true);
  });
});

const states: Record<PaymentState, true> = {
  ...{ started: true, awaiting_payment: true, failed: true, canceled: true },
  ...{ expired: true, paid: true, partially_refunded: true, refunded: true },
};
const marks: Record<Mark, true> = {
  ...{ late: true, short: true, over: true, wrong_currency: true, paid_twice: true, reversed: true },
};
const facts: Record<FactKind, true> = {
  ...{ voucher_issued: true, voucher_refused: true, rejected: true, canceled: true, expired: true },
  ...{ accepted: true, confirmed: true, refunded: true, refunded_by_hand: true, credited: true },
  ...{ reversed: true, settled: true },
};

test.each([
  ["state", Object.keys(states)],
  ["mark", Object.keys(marks)],
  ["event", Object.keys(facts)],
  ["act.problem", [...problems, "failed", "unknown"]],
])("the merchant's block has words for every %s there is", (place, names) => {
  const texts = readLocales("extensions/store/order-block").get("en.default")!;
  const keys = [...texts.keys()].filter((key) => key.startsWith(`${place}.`));
  expect(keys.sort()).toEqual(names.map((name) => `${place}.${name}`).sort());
});
