import type { Page } from "playwright-core";
import { waitUntil } from "../support/wait-until.ts";
import type { Stage } from "./stage.ts";

/** The merchant's view of an order in the shop's admin. */
export async function openOrder(
  { world }: Stage,
  page: Page,
  shop: string,
  orderName: string,
): Promise<void> {
  await page.goto(`${world.shopify.url}/admin/${shop}`);
  await page.getByRole("link", { name: orderName, exact: true }).click();
  await page.getByTestId("attempt").first().waitFor();
}

export async function financialStatusOf(
  { world }: Stage,
  page: Page,
  shop: string,
  orderName: string,
): Promise<string | null> {
  await page.goto(`${world.shopify.url}/admin/${shop}`);
  const row = page.locator(`[data-testid="order-row"][data-order="${orderName}"]`);
  return row.getByTestId("financial-status").getAttribute("data-status");
}

/** Refunds from the order's page and waits for the app's answer; all that is left when no amount is given. */
export async function refund(page: Page, amount: string | null): Promise<string> {
  if (amount !== null) await page.getByTestId("refund-amount").fill(amount);
  await page.getByTestId("refund").click();
  const state = page.getByTestId("refund-state").last();
  return waitUntil("the app answers the refund", async () => {
    const said = await state.innerText();
    return said === "waiting for the app" ? null : said;
  });
}
