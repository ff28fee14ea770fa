import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import type { PaymentsApp, PaymentsExtension } from "./check-own-rules.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Every extension's TOML file, relative to the repository. */
export const extensionFiles = globSync("extensions/**/*.extension.toml", {
  cwd: repository,
  exclude: ["**/node_modules"],
});

/** Each `[[extensions]]` entry with the file's top level under it, as the CLI merges them. */
export function readExtensions(path: string): Record<string, unknown>[] {
  const { extensions, ...top } = readToml(path);
  return (extensions as Record<string, unknown>[]).map((each) => ({ ...top, ...each }));
}

export function readPaymentsExtension(): PaymentsExtension {
  const [extension] = readExtensions("extensions/payments/cash-vouchers/shopify.extension.toml");
  return extension as PaymentsExtension;
}

export function readPaymentsApp(): PaymentsApp {
  return readToml("shopify.app.payments.toml") as PaymentsApp;
}

export function readStoreApp(): PaymentsApp {
  return readToml("shopify.app.toml") as PaymentsApp;
}

function readToml(path: string): Record<string, unknown> {
  return parse(readFileSync(join(repository, path), "utf8"));
}
