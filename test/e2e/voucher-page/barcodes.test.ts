import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPng, toGrey } from "../../support/read-barcodes.ts";
import { openPageStage, type PageStage } from "./page-stage.ts";

let stage: PageStage;
beforeAll(async () => {
  stage = await openPageStage();
});
afterAll(() => stage.close());

const contents = { CO: "0123456789012345678901", PE: "https://pay.example.com/cip/12345678901234" };

const phone = 390;
const wide = 1280;

describe.each([1, 1.25, 2, 2.625, 3])(
  "on a screen of %s device pixels to a CSS pixel",
  (deviceScaleFactor) => {
    test.each(["CO", "PE"] as const)(
      "another reader reads the code of %s, on the page and at the counter, and a module is whole pixels wide",
      async (country) => {
        // Turned on a phone, upright in a wide window.
        for (const width of deviceScaleFactor > 2 ? [phone] : [phone, wide]) {
          const viewport = { width, height: 900 };
          const page = await stage.open("waiting", { country, deviceScaleFactor, viewport });
          expect(await read(await page.locator(".barcode").screenshot())).toEqual([contents[country]]);
          const shown = page.locator(".barcode svg").filter({ visible: true });
          expectWholePixels(await shown.screenshot(), deviceScaleFactor);
          if (width === phone) {
            await page.goto(`${page.url()}#cashier`);
            expect(await read(await page.screenshot())).toEqual([contents[country]]);
          }
          await page.context().close();
        }
      },
    );
  },
);

test("where no script runs, modules are whole pixels on screens of the densities that phones have", async () => {
  for (const deviceScaleFactor of [2, 2.25, 2.625, 2.75, 3, 3.5]) {
    const page = await stage.open("waiting", { deviceScaleFactor, javaScriptEnabled: false });
    const shown = page.locator(".barcode svg").filter({ visible: true });
    expectWholePixels(await shown.screenshot(), deviceScaleFactor);
    await page.context().close();
  }
});

test("it is black on white in dark mode, with as wide a quiet zone as the standard wants", async () => {
  const page = await stage.open("waiting", { colorScheme: "dark", viewport: { width: 1280, height: 900 } });
  const { width, height, data } = PNG.sync.read(await page.locator(".barcode svg.flat").screenshot());
  const row = toGrey(data).subarray(Math.floor(height / 2) * width, (Math.floor(height / 2) + 1) * width);
  expect(new Set(row)).toEqual(new Set([0, 255]));
  expect(row.indexOf(0)).toBeGreaterThanOrEqual(20);
  expect(width - 1 - row.lastIndexOf(0)).toBeGreaterThanOrEqual(20);
  await page.context().close();
});

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
