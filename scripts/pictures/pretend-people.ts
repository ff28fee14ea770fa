import type { Page } from "playwright-core";
import { payTexts } from "../../app/i18n/texts.ts";

export interface World {
  readonly shopUrl: string;
  readonly counterUrl: string;
}

export const shop = "tienda-bogota.myshopify.com";
const t = payTexts("en");

interface Purchase {
  readonly method: "payments-app" | "manual";
  /** The row of the product's price list. */
  readonly price: number;
}

/** From the shop's product through the checkout. */
export async function checkOut({ shopUrl }: World, page: Page, { method, price }: Purchase): Promise<void> {
  await page.goto(`${shopUrl}/shops/${shop}`);
  await page.getByTestId(`price-${price}`).check();
  await page.getByTestId("buy").click();
  await page.getByTestId("locale").selectOption("en");
  if (method === "manual") await page.getByTestId("method-manual").check();
  await page.getByTestId("pay").click();
}

/** On the pay page, from the document to the number, which comes back. */
export async function getNumber(page: Page): Promise<string> {
  await page.getByLabel(t("ask.documentNumber"), { exact: true }).fill("1032456789");
  await page.getByRole("button", { name: t("ask.submit") }).click();
  await seeHeading(page, t("state.waiting.heading"));
  return (await page.locator("#reference").getAttribute("data-value")) ?? "";
}

export async function seeHeading(page: Page, name: string): Promise<void> {
  await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
}

/** Finds a number at the counter; the money is not taken yet. */
export async function bringToCounter({ counterUrl }: World, page: Page, number: string): Promise<void> {
  await page.goto(counterUrl);
  await page.getByTestId("counter-reference").fill(number);
  await page.getByTestId("counter-find").click();
  await page.getByTestId("pay-exact").waitFor();
}

export async function payExactly(page: Page): Promise<void> {
  await page.getByTestId("pay-exact").click();
  await page.getByTestId("counter-receipt").waitFor();
}
