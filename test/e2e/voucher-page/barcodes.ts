import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { expect } from "vitest";
import { readPng, toGrey } from "../../support/read-barcodes.ts";
import { test } from "./page-stage.ts";

const contents = { CO: "0123456789012345678901", PE: "https://pay.example.com/cip/12345678901234" };

const screens = [1, 1.25, 2, 2.625, 3].flatMap((pixels) => [
  { pixels, country: "CO" as const },
  { pixels, country: "PE" as const },
]);

test.concurrent.for(screens)(
  "on a screen of $pixels device pixels to a CSS pixel another reader reads the code of $country, on the page and at the counter, and a module is whole pixels wide",
  async ({ pixels: deviceScaleFactor, country }, { stage }) => {
    const page = await stage.open("waiting", { country, deviceScaleFactor });
    await expectRead(page, country, deviceScaleFactor);
    await page.goto(`${page.url()}#cashier`);
    expect(await read(await page.screenshot())).toEqual([contents[country]]);
    // Turned on a phone, upright in a wide window.
    if (deviceScaleFactor <= 2) {
      await page.goto(page.url().replace("#cashier", "#pay"));
      await page.setViewportSize({ width: 1280, height: 900 });
      await expectRead(page, country, deviceScaleFactor);
    }
    await page.context().close();
  },
);

async function expectRead(page: Page, country: keyof typeof contents, scale: number): Promise<void> {
  expect(await read(await page.locator(".barcode").screenshot())).toEqual([contents[country]]);
  const shown = page.locator(".barcode svg").filter({ visible: true });
  expectWholePixels(await shown.screenshot(), scale);
}

test.concurrent(
  "where no script runs, modules are whole pixels on screens of the densities that phones have",
  async ({ stage }) => {
    for (const deviceScaleFactor of [2, 2.25, 2.625, 2.75, 3, 3.5]) {
      const page = await stage.open("waiting", { deviceScaleFactor, javaScriptEnabled: false });
      const shown = page.locator(".barcode svg").filter({ visible: true });
      expectWholePixels(await shown.screenshot(), deviceScaleFactor);
      await page.context().close();
    }
  },
);

test.concurrent(
  "it is black on white in dark mode, with as wide a quiet zone as the standard wants",
  async ({ stage }) => {
    const page = await stage.open("waiting", { colorScheme: "dark", viewport: { width: 1280, height: 900 } });
    const { width, height, data } = PNG.sync.read(await page.locator(".barcode svg.flat").screenshot());
    const row = toGrey(data).subarray(Math.floor(height / 2) * width, (Math.floor(height / 2) + 1) * width);
    expect(new Set(row)).toEqual(new Set([0, 255]));
    expect(row.indexOf(0)).toBeGreaterThanOrEqual(20);
    expect(width - 1 - row.lastIndexOf(0)).toBeGreaterThanOrEqual(20);
    await page.context().close();
  },
);

async function read(png: Buffer): Promise<string[]> {
  return (await readPng(png)).map(({ text }) => text);
}

/** Every bar and space is a whole number of modules, and a module a whole number of device pixels: at least 3 on dense screens. */
function expectWholePixels(png: Buffer, deviceScaleFactor: number): void {
  const { width, height, data } = PNG.sync.read(png);
  const dark = toGrey(data).map((ink) => (ink < 128 ? 1 : 0));
  const middleRow = dark.subarray(Math.floor(height / 2) * width, (Math.floor(height / 2) + 1) * width);
  const column = Uint8Array.from({ length: height }, (_, y) => dark[y * width + Math.floor(width / 2)] ?? 0);
  const runs = [middleRow, column].map(runsOf).toSorted((one, other) => other.length - one.length)[0] ?? [];
  const module = Math.min(...runs);
  expect(runs.length).toBeGreaterThan(10);
  expect(runs.filter((run) => run % module !== 0)).toEqual([]);
  expect(module).toBeGreaterThanOrEqual(deviceScaleFactor >= 2 ? 3 : 2 * deviceScaleFactor);
}

/** Lengths of dark and light, without the white at both ends. */
function runsOf(line: Uint8Array): number[] {
  const first = line.indexOf(1);
  const last = line.lastIndexOf(1);
  const runs: number[] = [];
  for (let at = first, from = first; first >= 0 && at <= last + 1; at += 1) {
    if (at <= last && line[at] === line[from]) continue;
    runs.push(at - from);
    from = at;
  }
  return runs;
}
