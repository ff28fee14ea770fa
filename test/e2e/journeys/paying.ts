import { describe, expect, test } from "vitest";
import { payTexts } from "../../../app/i18n/texts.ts";
import { bogota } from "../../support/processes.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { expectUsable } from "../accessibility.ts";
import { financialStatusOf } from "../merchant.ts";
import {
  buy,
  checkOut,
  getVoucher,
  inColombia,
  inPeru,
  payAtCounter,
  seeState,
  seeWayBack,
} from "../shopper.ts";
import type { Stage } from "../stage.ts";

const purchases = [
  { name: "Efecty in Spanish", purchase: inColombia("es"), amount: "$ 38.900", heading: "Recibimos tu pago" },
  { name: "Efecty in English", purchase: inColombia("en"), amount: "38.900", heading: "Payment received" },
  { name: "PagoEfectivo in Spanish", purchase: inPeru("es"), amount: "189.00", heading: "Recibimos tu pago" },
  { name: "PagoEfectivo in Chinese", purchase: inPeru("zh-CN"), amount: "189.00", heading: "已收到付款" },
];

export function describePaying(stage: () => Stage): void {
  describePurchases(stage);
  describeOddWays(stage);
}

function describePurchases(stage: () => Stage): void {
  describe.each(purchases)("paying with $name", ({ purchase, amount, heading }) => {
    test("from the checkout over the counter to a paid order, and back to the shop", async () => {
      const page = await stage().open();
      await checkOut(stage(), page, purchase);
      await expectUsable(page);
      expect((await page.locator("html").getAttribute("lang"))?.slice(0, 2)).toBe(
        purchase.language.slice(0, 2),
      );
      const number = await getVoucher(page, purchase);
      const back = await seeWayBack(page, purchase.language);
      expect((await page.locator("main .amount").innerText()).replace(/\s/g, " ")).toContain(amount);
      await expectUsable(page);

      let loads = 0;
      page.on("load", () => (loads += 1));
      await payAtCounter(stage(), number);
      await seeState(page, purchase.language, "paid");
      expect(await page.locator("h1").innerText()).toBe(heading);
      expect(loads, "the page turned by itself, without a reload").toBe(0);
      await expectUsable(page);

      await back.click();
      await page.getByTestId("thank-you").waitFor();
      const order = await page.getByTestId("order-name").innerText();
      // The page turns with the facts; the shop is told a moment after.
      const seesPaid = async () => (await financialStatusOf(stage(), page, purchase.shop, order)) === "PAID";
      await waitUntil("the order is paid", seesPaid);
      await page.context().close();
    });
  });
}

function describeOddWays(stage: () => Stage): void {
  test("a test order is paid with pretend money at the test account, and says so", async () => {
    const page = await stage().open();
    const { world } = stage();
    const { session, answer } = await world.shopify.checkout({
      ...{ shop: bogota, isTest: true, buyer: { email: "test_user_1@testuser.com" } },
    });
    await page.goto(answer.redirectUrl ?? "");
    await page.getByText(payTexts("es")("test")).waitFor();
    const number = await getVoucher(page, inColombia("es"));
    await payAtCounter(stage(), number);
    await seeState(page, "es", "paid");
    await waitUntil("the order is paid", () => world.shopify.orderOf(session.id)?.financialStatus === "PAID");
    await page.context().close();
  });

  test("without script the same pages bring the number, and show the payment when loaded again", async () => {
    const page = await stage().open({ javaScriptEnabled: false });
    await checkOut(stage(), page, inColombia("es"));
    const number = await getVoucher(page, inColombia("es"));
    await payAtCounter(stage(), number);
    await waitUntil("the page shows the payment", async () => {
      await page.reload();
      return (await page.locator("h1").innerText()) === "Recibimos tu pago";
    });
    await page.context().close();
  });

  describeSameVoucher(stage);
}

/** However a shopper comes back, it is the same voucher. */
function describeSameVoucher(stage: () => Stage): void {
  test("two tabs and a double click make one voucher", async () => {
    const page = await stage().open();
    await checkOut(stage(), page, inColombia("es"));
    const other = await page.context().newPage();
    await other.goto(page.url());
    const t = payTexts("es");
    for (const tab of [page, other])
      await tab.getByLabel(t("ask.documentNumber"), { exact: true }).fill("1032456789");
    const press = (tab: typeof page) => tab.getByRole("button", { name: t("ask.submit") });
    await Promise.all([
      press(page).dblclick({ noWaitAfter: true }),
      press(other).click({ noWaitAfter: true }),
    ]);
    for (const tab of [page, other]) await seeState(tab, "es", "waiting");
    const numbers = await Promise.all(
      [page, other].map((tab) => tab.locator("#reference").getAttribute("data-value")),
    );
    expect(numbers[0]).toBe(numbers[1]);
    const { rows } = await stage().world.pool.query(
      "select from voucher join payment on payment.id = voucher.payment_id where position(payment.token in $1) > 0",
      [page.url()],
    );
    expect(rows).toHaveLength(1);
    await page.context().close();
  });

  test("the link of a paid order still tells the truth when it is opened again on another device", async () => {
    const page = await stage().open();
    await buy(stage(), page, inColombia("es"));
    const other = await stage().open({ locale: "en-US" });
    await other.goto(`${page.url().split("?")[0] ?? ""}?lang=en`);
    await seeState(other, "en", "paid");
    await Promise.all([page.context().close(), other.context().close()]);
  });
}
