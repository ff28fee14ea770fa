import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** No violation that axe can find, and no sideways scrolling on the narrowest phone. */
export async function expectUsable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    `axe on ${page.url()}`,
  ).toEqual([]);
  await expectNarrow(page);
}

async function expectNarrow(page: Page): Promise<void> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const widths = await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  if (size) await page.setViewportSize(size);
  expect(widths, `width of ${page.url()} on a 320 px phone`).toEqual([320, 320]);
}
