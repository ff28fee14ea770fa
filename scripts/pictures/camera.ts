import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openWindow } from "../../test/support/chromium.ts";

const pictures = resolve("docs/pictures");
const views = {
  phone: { viewport: { width: 390, height: 760 }, deviceScaleFactor: 1.25 },
  desk: { viewport: { width: 1120, height: 760 }, deviceScaleFactor: 1.25 },
} satisfies Record<string, BrowserContextOptions>;

/** A window of somebody who reads English. */
export async function openPage(browser: Browser, view: keyof typeof views): Promise<Page> {
  const page = await (await openWindow(browser, { ...views[view], locale: "en-US" })).newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

/** Writes what the window shows to docs/pictures. */
export async function take(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  // The page as it is read: no caret, no focus ring of the click before.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", caret: "hide" });
  console.log(`docs/pictures/${name}.png`);
}
