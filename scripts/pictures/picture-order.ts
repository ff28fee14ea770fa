import type { Browser } from "playwright-core";
import { payTexts } from "../../app/i18n/texts.ts";
import { openPage, take } from "./camera.ts";
import { checkOut, getNumber, type World } from "./pretend-people.ts";

const t = payTexts("en");

/** Door 2: the number on the shop's own thank-you page, and what the cashier is shown. */
export async function pictureOrder(world: World, browser: Browser): Promise<void> {
  const shopper = await openPage(browser, "phone");
  await checkOut(world, shopper, { method: "manual", price: 1 });
  const link = await shopper.getByTestId("pay-link").getAttribute("href");

  const paying = await openPage(browser, "phone");
  await paying.goto(link ?? "");
  await getNumber(paying);
  await paying.getByRole("link", { name: t("actions.cashier") }).click();
  await paying.locator("#cashier").waitFor();
  await take(paying, "cashier-screen");

  const block = shopper.getByTestId("block");
  await block.getByText(t("state.waiting.heading")).waitFor();
  await block.scrollIntoViewIfNeeded();
  await take(shopper, "thank-you-block");
}
