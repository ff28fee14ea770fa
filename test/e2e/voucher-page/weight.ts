import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect } from "vitest";
import { readPng } from "../../support/read-barcodes.ts";
import { pathOf, test } from "./page-stage.ts";

test.concurrent.for(["CO", "PE"] as const)(
  "the page with barcode and styles is one answer of at most 14 kB, in %s",
  async (country, { stage }) => {
    const page = await stage.open("waiting", { country });
    const answer = await fetch(page.url(), { headers: { "accept-encoding": "identity" } });
    const html = Buffer.from(await answer.arrayBuffer());
    expect(gzipSync(html).length, "gzip").toBeLessThanOrEqual(14_000);
    expect(brotliCompressSync(html).length, "brotli").toBeLessThanOrEqual(14_000);
    expect(html.toString()).not.toMatch(/rel="stylesheet"|<img|data:/);
    await page.context().close();
  },
);

test.concurrent("page and service worker have at most 3 kB of script", () => {
  const sizes = ["pay.js", "pay-worker.js"].map((file) => gzipSync(readFileSync(`public/${file}`)).length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3_000);
});

test.concurrent(
  "nothing is asked of anybody else, and of us only the page and its script",
  async ({ stage }) => {
    const urls: string[] = [];
    const page = await stage.open("waiting", {
      prepare: async (opened) => {
        opened.on("request", (request) => urls.push(request.url()));
      },
    });
    await page.waitForLoadState("networkidle");
    const paths = urls.map((url) => url.replace(stage.server.url, "").split("?")[0]);
    expect(paths.filter((path) => path !== "/favicon.svg")).toEqual([pathOf(page), "/pay.js"]);
    await page.context().close();
  },
);

test.concurrent(
  "without any script it is read, copied by selecting, shown to the cashier and printed",
  async ({ stage }) => {
    const page = await stage.open("waiting", { javaScriptEnabled: false });
    expect(await page.locator("h1").innerText()).toBe("Esperamos tu pago");
    expect(await page.getByRole("button", { name: "Copiar número" }).isVisible()).toBe(false);
    await page.locator("#reference b").first().click();
    const selected = await page.evaluate("getSelection().toString().replace(/\\n/g, '')");
    expect(selected).toBe("123456789012");

    await page.getByRole("link", { name: "Mostrar en la caja" }).click();
    await page.getByRole("heading", { name: "Pago en Efecty" }).waitFor();
    expect(await page.locator("h1").isVisible()).toBe(false);
    expect(await readPng(await page.screenshot())).toEqual([
      { type: "ZBAR_CODE128", text: "0123456789012345678901" },
    ]);
    await page.getByRole("link", { name: "Cerrar" }).click();
    expect(await page.locator("h1").isVisible()).toBe(true);

    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 794, height: 1123 });
    const printed = await page.locator(".barcode .printed").boundingBox();
    expect(await readPng(await page.screenshot({ fullPage: true }))).toHaveLength(1);
    // 176 modules of 0.4 mm, 34 of them high, at 96 CSS pixels an inch.
    expect(((printed?.width ?? 0) / 96) * 25.4).toBeCloseTo(176 * 0.4, 0);
    expect(((printed?.height ?? 0) / 96) * 25.4).toBeGreaterThanOrEqual(13);
    expect(await page.getByText("Imprimir").isVisible()).toBe(false);
    expect(await page.locator(".foot").innerText()).toContain("123456789012");
    await page.context().close();
  },
);

test.concurrent(
  "state, amount, deadline and number stand on the first screen of a small phone",
  async ({ stage }) => {
    const page = await stage.open("waiting", { viewport: { width: 360, height: 640 } });
    for (const selector of [".state", ".amount", ".facts strong", "#reference"]) {
      const box = await page.locator(selector).first().boundingBox();
      expect((box?.y ?? 1_000) + (box?.height ?? 0), selector).toBeLessThanOrEqual(640);
    }
    await page.context().close();
  },
);
