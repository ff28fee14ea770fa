import type { Browser } from "playwright-core";
import { payTexts } from "../../app/i18n/texts.ts";
import { openPage, take } from "./camera.ts";
import {
  bringToCounter,
  checkOut,
  getNumber,
  payExactly,
  seeHeading,
  shop,
  type World,
} from "./pretend-people.ts";

const t = payTexts("en");

/** Door 1: from the checkout over the counter to the paid order. */
export async function pictureCheckout(world: World, browser: Browser): Promise<void> {
  const shopper = await openPage(browser, "phone");
  await checkOut(world, shopper, { method: "payments-app", price: 0 });
  await shopper.getByRole("button", { name: t("ask.submit") }).waitFor();
  await take(shopper, "pay-page");

  const number = await getNumber(shopper);
  await take(shopper, "voucher");

  const cashier = await openPage(browser, "phone");
  await bringToCounter(world, cashier, number);
  await take(cashier, "cash-counter");
  await payExactly(cashier);
  await seeHeading(shopper, t("state.paid.heading"));

  const merchant = await openPage(browser, "phone");
  await merchant.goto(`${world.shopUrl}/admin/${shop}`);
  await merchant.locator('[data-testid="financial-status"][data-status="PAID"]').waitFor();
  await merchant.getByRole("link", { name: "#1001" }).click();
  await merchant.getByTestId("attempt").waitFor();
  await take(merchant, "order-paid");
}
