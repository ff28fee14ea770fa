import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { languages } from "../app/i18n/language.ts";
import { launchChromium, openWindow } from "../test/support/chromium.ts";
import { startPageServer } from "../test/support/page-server.ts";
import { pageStates } from "../test/support/page-states.ts";

// `npm run sheet [state]`: every state of the pay page in every language and three widths, side by side in one page to
// look through: .cache/sheet/index.html.
const folder = resolve(".cache/sheet");
const widths = [320, 390, 1280];
const only = process.argv[2];

mkdirSync(folder, { recursive: true });
const server = await startPageServer();
const browser = await launchChromium();
const cells: string[] = [];
for (const country of ["CO", "PE"] as const) {
  for (const [name, page] of Object.entries(pageStates(country, new Date()))) {
    if (only !== undefined && name !== only) continue;
    server.show(`${name}-${country}`, page);
    for (const language of languages) {
      for (const width of widths) {
        // One round of the widest and narrowest is enough for Peru: only numbers and steps differ.
        if (country === "PE" && (width !== 390 || language === "zh-CN")) continue;
        const file = `${country}-${name}-${language}-${width}.png`;
        await shoot(`${server.url}/pay/${name}-${country}?lang=${language}`, width, file);
        cells.push(`<figure><img src="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
      }
    }
  }
}
const style =
  "body{display:flex;flex-wrap:wrap;gap:1rem;font:14px sans-serif;background:#ddd}img{max-width:420px}";
writeFileSync(
  `${folder}/index.html`,
  `<!doctype html><meta charset="utf-8"><style>${style}</style>${cells.join("\n")}`,
);
console.log(`${cells.length} pictures: ${folder}/index.html`);
await browser.close();
await server.close();

async function shoot(url: string, width: number, file: string): Promise<void> {
  const context = await openWindow(browser, { viewport: { width, height: 800 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(url);
  await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
  await context.close();
}
