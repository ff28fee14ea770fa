import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { payTexts } from "../../app/i18n/texts.ts";
import type { Language } from "../../app/i18n/language.ts";
import { bogota, lima } from "../support/processes.ts";
import { waitUntil } from "../support/wait-until.ts";
import type { Stage } from "./stage.ts";

/** What a person brings to the checkout of one of the two shops. Documents are invented. */
export interface Purchase {
  readonly shop: string;
  readonly language: Language;
  readonly documentType: string;
  readonly documentNumber: string;
}

export const inColombia = (language: Language): Purchase => ({
  ...{ shop: bogota, language, documentType: "CC", documentNumber: "1032456789" },
});
export const inPeru = (language: Language): Purchase => ({
  ...{ shop: lima, language, documentType: "DNI", documentNumber: "45678912" },
});

/** From the shop's product to the pay page, by clicks. `price` is the row of the product's price list. */
export async function checkOut({ world }: Stage, page: Page, purchase: Purchase, price = 0): Promise<void> {
  await page.goto(`${world.shopify.url}/shops/${purchase.shop}`);
  await page.getByTestId(`price-${price}`).check();
  await page.getByTestId("buy").click();
  await page.getByTestId("locale").selectOption(purchase.language);
  await page.getByTestId("pay").click();
  await page.waitForURL(`${world.url}/pay/**`);
}

/** Fills in the pay page and waits for the number to pay. */
export async function getVoucher(page: Page, purchase: Purchase): Promise<string> {
  await askVoucher(page, purchase);
  await seeState(page, purchase.language, "waiting");
  return numberOn(page);
}

export async function askVoucher(
  page: Page,
  { documentType, documentNumber, language }: Purchase,
): Promise<void> {
  const t = payTexts(language);
  await page.getByLabel(t("ask.documentType")).selectOption(documentType);
  await page.getByLabel(t("ask.documentNumber"), { exact: true }).fill(documentNumber);
  await page.getByRole("button", { name: t("ask.submit") }).click();
}

export async function numberOn(page: Page): Promise<string> {
  const number = await page.locator("#reference").getAttribute("data-value");
  if (!number) throw new Error(`no number on ${page.url()}`);
  return number;
}

type State =
  | "waiting"
  | "checking"
  | "paid"
  | "replaced"
  | "canceled"
  | "expired"
  | "refunded"
  | "partially_refunded"
  | "lateFulfil"
  | "lateDeciding"
  | "lateRefund"
  | "lateCredit";

/** Waits until the page says so by itself. */
export async function seeState(page: Page, language: Language, state: State): Promise<void> {
  const name = payTexts(language)(`state.${state}.heading`);
  const heading = page.getByRole("heading", { level: 1, name, exact: true });
  await waitUntil(`the page says ${name}`, async () => {
    if (await heading.isVisible()) return true;
    await comeBack(page);
    return null;
  });
}

/** The shopper comes back to the page: it looks at once, where it would have waited for ten seconds and more. */
export async function comeBack(page: Page): Promise<void> {
  // A page that is just being loaded has nobody to tell.
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))").catch(() => undefined);
}

/** Waits for the page to come back by itself with the link that the shop's answer brings; after that it is quiet. */
export async function seeWayBack(page: Page, language: Language): Promise<Locator> {
  const link = page.getByRole("link", { name: payTexts(language)("backToShop") });
  await link.waitFor();
  await page.waitForLoadState("load");
  return link;
}

/** The cashier types the number and takes the exact amount, also after its end. */
export async function payAtCounter(
  stage: Stage,
  number: string,
  when: "exact" | "late" = "exact",
): Promise<void> {
  const cashier = await stage.open();
  await cashier.goto(stage.world.counter.url);
  await cashier.getByTestId("counter-reference").fill(number);
  await cashier.getByTestId("counter-find").click();
  await cashier.getByTestId(`pay-${when}`).click();
  await cashier.getByTestId("counter-receipt").waitFor();
  expect((await cashier.getByTestId("receipt-reference").innerText()).replace(/\D/g, "")).toBe(number);
  await cashier.context().close();
}

/** A whole purchase in `page`, until the voucher page has turned to paid. */
export async function buy(stage: Stage, page: Page, purchase: Purchase): Promise<string> {
  await checkOut(stage, page, purchase);
  const number = await getVoucher(page, purchase);
  await payAtCounter(stage, number);
  await seeState(page, purchase.language, "paid");
  return number;
}
