import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { appConfigs, buildExtensions } from "../../scripts/build-extensions.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const extensionFile = "extensions/payments/cash-vouchers/shopify.extension.toml";
const copies: string[] = [];

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, { recursive: true });
});

describe("building the Shopify apps with the pinned CLI", () => {
  test("each app builds its extensions, small and whole, and the tree stays clean", async () => {
    const target = mkdtempSync(join(tmpdir(), "recaudo-bundles-"));
    copies.push(target);
    expect(await buildExtensions(repository, target)).toEqual([
      { file: "shopify.app.payments.toml", extensions: { payments_extension: 1 } },
      { file: "shopify.app.toml", extensions: { ui_extension: 2, flow_trigger: 5 } },
    ]);
    expect(readdirSync(target).sort()).toEqual(["order-block", "voucher-block"]);
    for (const handle of readdirSync(target)) {
      const bundle = readFileSync(join(target, handle, "main.js"));
      // Shopify refuses more than 64 KB; its CLI measures brotli, which is smaller than gzip (4.8.2).
      expect(gzipSync(bundle, { level: 9 }).byteLength, handle).toBeLessThanOrEqual(12 * 1024);
      // What the CLI did not replace while building is not there in a worker.
      expect(bundle.toString("utf8"), handle).not.toContain("process.env");
    }
    for (const stray of [
      ".shopify",
      "home",
      "extensions/payments/cash-vouchers/dist",
      "extensions/store/voucher-block/dist",
    ]) {
      expect(existsSync(join(repository, stray)), stray).toBe(false);
    }
  });

  test("an extension the CLI drops in silence fails the build", async () => {
    const copy = copyWith('type = "payments_extension"', 'type = "payment_extension"');
    await expect(buildExtensions(copy)).rejects.toThrow(
      "shopify.app.payments.toml names 1 extension(s) of type payment_extension, the CLI built 0",
    );
  });

  test("an extension the CLI refuses fails the build with the CLI's own message", async () => {
    const copy = copyWith("test_mode_available = true", "");
    await expect(buildExtensions(copy)).rejects.toThrow(/Validation error in[^]*Invalid input/);
  });
});

/** A copy of what is built, with one line of the payments extension changed. */
function copyWith(line: string, replacement: string): string {
  const copy = mkdtempSync(join(tmpdir(), "recaudo-build-test-"));
  copies.push(copy);
  for (const { file } of appConfigs) cpSync(join(repository, file), join(copy, file));
  cpSync(join(repository, "extensions"), join(copy, "extensions"), { recursive: true });
  const path = join(copy, extensionFile);
  const text = readFileSync(path, "utf8");
  if (!text.includes(line)) throw new Error(`${extensionFile} has no line ${line}`);
  writeFileSync(path, text.replace(line, replacement));
  return copy;
}
