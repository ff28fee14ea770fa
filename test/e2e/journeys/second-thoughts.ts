import { expect, test } from "vitest";
import { payTexts } from "../../../app/i18n/texts.ts";
import { bogota } from "../../support/processes.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { expectUsable } from "../accessibility.ts";
import { checkOut, getVoucher, inColombia, numberOn, payAtCounter, seeState } from "../shopper.ts";
import type { Stage } from "../stage.ts";

export function describeSecondThoughts(stage: () => Stage): void {
  test("canceling on the pay page leads back to the checkout, and another try works", async () => {
    const page = await stage().open();
    await checkOut(stage(), page, inColombia("en"));
    const first = page.url();
    await page.getByRole("link", { name: payTexts("en")("cancel") }).click();
    await page.getByTestId("checkout-notice").waitFor();
    await page.getByTestId("pay").click();
    await page.waitForURL(`${stage().world.url}/pay/**`);
    expect(page.url()).not.toBe(first);
    await payAtCounter(stage(), await getVoucher(page, inColombia("en")));
    await seeState(page, "en", "paid");
    await page.context().close();
  });

  test("a second attempt of the same order voids the first voucher, whose page says so", async () => {
    const { shopify, mercadoPago } = stage().world;
    const first = await shopify.checkout({ shop: bogota });
    const page = await stage().open();
    await page.goto(first.answer.redirectUrl ?? "");
    const firstNumber = await getVoucher(page, inColombia("es"));

    const second = await shopify.checkout({ shop: bogota, again: first.session });
    const other = await page.context().newPage();
    await other.goto(second.answer.redirectUrl ?? "");
    const secondNumber = await getVoucher(other, inColombia("es"));
    expect(mercadoPago.find(firstNumber)?.status).toBe("cancelled");
    await page.bringToFront();
    await seeState(page, "es", "replaced");
    await expectUsable(page);

    await payAtCounter(stage(), secondNumber);
    await seeState(other, "es", "paid");
    await waitUntil(
      "the order is paid",
      () => shopify.orderOf(second.session.id)?.financialStatus === "PAID",
    );
    await page.context().close();
  });

  test("a number that ran out is followed by a new one at a tap, and that one is paid", async () => {
    const { mercadoPago } = stage().world;
    const page = await stage().open();
    await checkOut(stage(), page, inColombia("es"));
    const old = await getVoucher(page, inColombia("es"));
    mercadoPago.expire(mercadoPago.find(old)?.id ?? 0);
    await seeState(page, "es", "checking");
    await expectUsable(page);
    await page.getByRole("button", { name: payTexts("es")("newNumber.button") }).click();
    await seeState(page, "es", "waiting");
    const renewed = await numberOn(page);
    expect(renewed).not.toBe(old);
    await payAtCounter(stage(), renewed);
    await seeState(page, "es", "paid");
    await page.context().close();
  });
}
