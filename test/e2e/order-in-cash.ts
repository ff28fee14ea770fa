import type { Page } from "playwright-core";
import type { Stage } from "./stage.ts";

/** From the shop's goods to the order's page, by the manual method; then on to the page to pay at. Returns the order's page. */
export async function orderInCash({ world }: Stage, page: Page, shop: string): Promise<string> {
  const { shopify, url } = world;
  await page.goto(`${shopify.url}/shops/${shop}`);
  await page.getByTestId("buy").click();
  await page.getByTestId("locale").selectOption("es");
  await page.getByTestId("method-manual").check();
  await page.getByTestId("pay").click();
  await page.getByTestId("thank-you").waitFor();
  const status = page.url();
  await page.getByTestId("pay-link").click();
  await page.waitForURL(`${url}/pay/**`);
  return status;
}
