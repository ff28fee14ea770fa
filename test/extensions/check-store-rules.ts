import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Keys of the two kinds of extension; the CLI strips any other without a word (CLI 4.8.2). */
const keysOf: Readonly<Record<string, readonly string[]>> = {
  ui_extension: ["api_version", "type", "uid", "handle", "name", "description", "targeting", "capabilities"],
  flow_trigger: ["api_version", "type", "uid", "handle", "name", "description", "settings"],
};

/** What Flow knows as a field, of those that we use (shopify.dev, Flow trigger reference, 2026-11). */
const flowFields = ["order_reference", "single_line_text_field", "url"];

/** The newest that Shopify's test kit takes; older than 2026-01 may not be deployed since 2026-10. */
const apiVersion = "2026-07";

/** What the CLI lets pass in the store app's extensions but Shopify would not, or would take otherwise. */
export function checkStoreExtension(extension: Record<string, unknown>): string[] {
  const type = String(extension["type"]);
  const known = keysOf[type];
  if (!known) return [`type: ${type} is not ours`];
  const handle = String(extension["handle"]);
  return [
    ...Object.keys(extension)
      .filter((key) => !known.includes(key))
      .map((key) => `${key}: unknown key`),
    ...(extension["api_version"] === apiVersion ? [] : [`api_version: not ${apiVersion}`]),
    ...(/^[a-z0-9-]{1,30}$/.test(handle) ? [] : ["handle: not 30 letters, digits and hyphens at most"]),
    ...(extension["uid"] === `recaudo-${handle}` ? [] : ["uid: not named after the handle"]),
    ...(type === "flow_trigger" ? checkFields(extension) : []),
  ];
}

function checkFields(extension: Record<string, unknown>): string[] {
  const { fields = [] } = (extension["settings"] ?? {}) as { fields?: Record<string, string>[] };
  return [
    ...(fields[0]?.["type"] === "order_reference" ? [] : ["settings: no order to begin with"]),
    ...fields
      .filter(({ type = "" }) => !flowFields.includes(type))
      .map(({ type }) => `settings: ${type} is no field of ours`),
    ...fields.flatMap((field) =>
      Object.keys(field)
        .filter((key) => !["type", "key", "description"].includes(key))
        .map((key) => `settings: unknown key ${key}`),
    ),
  ];
}

/** All texts of one language by their whole key. */
export type Texts = ReadonlyMap<string, string>;

/** By language; the default one is marked by its file's name alone. */
export function readLocales(folder: string): ReadonlyMap<string, Texts> {
  return new Map(
    globSync(`${folder}/locales/*.json`).map((path) => {
      const name = path.split(/[\\/]/).at(-1)!.replace(".json", "");
      return [name, flatten(JSON.parse(readFileSync(path, "utf8")) as Nested)];
    }),
  );
}

interface Nested {
  readonly [key: string]: string | Nested;
}

function flatten(texts: Nested, before = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string" ? [[before + key, value] as const] : [...flatten(value, `${before}${key}.`)],
    ),
  );
}

/** Every key that the sources ask for, with `*` where a part of it is only known when it runs. */
export function keysAskedFor(folder: string): string[] {
  const sources = globSync(`${folder}/src/*.{ts,tsx}`).map((path) => readFileSync(path, "utf8"));
  const asked = sources.flatMap((text) => [...text.matchAll(/\bt\((?:"([^"]+)"|`([^`]+)`)/g)]);
  const named = [...readFileSync(join(folder, "shopify.extension.toml"), "utf8").matchAll(/"t:([^"]+)"/g)];
  return [...asked, ...named].map(([, plain, composed]) =>
    (plain ?? composed ?? "").replaceAll(/\$\{[^}]+\}/g, "*"),
  );
}

/** The folders of extensions that people see. */
export const blockFolders = globSync("extensions/store/*/locales").map((path) => dirname(path));
