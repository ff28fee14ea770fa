import type { Browser, FrameLocator, Page } from "playwright-core";
import { panelTexts } from "../../app/i18n/texts.ts";
import { openPage, take } from "./camera.ts";
import { shop, type World } from "./pretend-people.ts";

const t = panelTexts("en");

/** The merchant's panel, in the frame of the shop's admin. */
export async function picturePanel(world: World, browser: Browser): Promise<void> {
  const merchant = await openPage(browser, "desk");
  const list = await openPanel(world, merchant, "/shopify/store/payments");
  await list.locator(".panel-row").nth(1).waitFor();
  await take(merchant, "panel-payments");

  await list.locator(".panel-row a").last().click();
  await list.getByRole("heading", { name: t("payments.history.heading") }).waitFor();
  await take(merchant, "panel-payment");
}

async function openPanel({ shopUrl }: World, page: Page, path: string): Promise<FrameLocator> {
  const query = new URLSearchParams({ path, locale: "en" });
  await page.goto(`${shopUrl}/admin/${shop}/apps/store?${query.toString()}`);
  return page.frameLocator("iframe.app");
}
