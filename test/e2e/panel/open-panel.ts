import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, FrameLocator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Language } from "../../../app/i18n/language.ts";
import type { Stage } from "../stage.ts";

/** The panel, in the frame of the pretend admin. */
export function panelIn(page: Page): FrameLocator {
  return page.frameLocator("iframe.app");
}

/** "Apps → Recaudo" in the shop's admin, at a page of the panel. */
export async function openPanel(
  { world }: Stage,
  page: Page,
  { shop, path = "/shopify/store", locale = "en" }: { shop: string; path?: string; locale?: Language },
): Promise<FrameLocator> {
  const query = new URLSearchParams({ path, locale });
  await page.goto(`${world.shopify.url}/admin/${shop}/apps/store?${query.toString()}`);
  const panel = panelIn(page);
  await panel.getByRole("heading", { level: 1 }).waitFor();
  return panel;
}

/** No violation that axe can find in the frame, and no sideways scrolling where it is 320 px wide. */
export async function expectUsablePanel(page: Page, locale: Language): Promise<void> {
  const frame = frameOf(page);
  expect(await frame.evaluate("document.documentElement.lang")).toBe(locale);
  const { violations } = await new AxeBuilder({ page }).include(["iframe.app", "body"]).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    `axe in ${locale} on ${frame.url()}`,
  ).toEqual([]);
  await page.evaluate("document.querySelector('iframe.app').style.width = '320px'");
  const widths = await frame.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  );
  await page.evaluate("document.querySelector('iframe.app').style.width = ''");
  expect(widths, `width in ${locale} of ${frame.url()}`).toEqual([318, 318]);
}

export function frameOf(page: Page): Frame {
  const frame = page.frame({ name: "app" });
  if (!frame) throw new Error("the admin shows no app");
  return frame;
}
