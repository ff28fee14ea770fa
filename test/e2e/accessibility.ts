import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const playwrightAxe = createRequire(import.meta.url).resolve("@axe-core/playwright");
const { source } = createRequire(playwrightAxe)("axe-core") as { readonly source: string };

/** Has axe come with every page of this window. Handing it over for each look takes four times as long as looking. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript({ content: source });
}

const look = `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html).join(" ")))`;

/** No violation that axe can find, and no sideways scrolling on the narrowest phone. */
export async function expectUsable(page: Page): Promise<void> {
  // Run like this, axe looks at no frames.
  expect(page.frames()).toHaveLength(1);
  if (await page.evaluate("typeof axe === 'undefined'")) await page.evaluate(source);
  expect(await page.evaluate<string[]>(look), `axe on ${page.url()}`).toEqual([]);
  await expectNarrow(page);
}

const narrow = { width: 320, height: 640 };

async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  const isNarrow = size?.width === narrow.width;
  if (!isNarrow) await page.setViewportSize(narrow);
  const widths = await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  if (size && !isNarrow) await page.setViewportSize(size);
  expect(widths, `width of ${page.url()} on a 320 px phone`).toEqual([320, 320]);
}
