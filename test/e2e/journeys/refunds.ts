import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { bogota, lima } from "../../support/processes.ts";
import { waitUntil } from "../../support/wait-until.ts";
import { expectUsable } from "../accessibility.ts";
import { openOrder, refund } from "../merchant.ts";
import { getVoucher, inColombia, inPeru, payAtCounter, seeState } from "../shopper.ts";
import type { Stage } from "../stage.ts";

const shops = { [bogota]: inColombia("es"), [lima]: inPeru("es") };

export function describeRefunds(stage: () => Stage): void {
  test("a whole refund in Peru reaches the shopper's page and the order", async () => {
    const { page, order } = await paidOrder(stage(), lima);
    const merchant = await stage().open();
    await openOrder(stage(), merchant, lima, order);
    expect(await refund(merchant, null)).toBe("resolved");
    expect(await merchant.getByTestId("financial-status").getAttribute("data-status")).toBe("REFUNDED");
    const later = await openAgain(page);
    await seeState(later, "es", "refunded");
    await expectUsable(later);
  });

  test("a refund in part works in Colombia, where the gateway offers it", async () => {
    const { page, order } = await paidOrder(stage(), bogota);
    const merchant = await stage().open();
    await openOrder(stage(), merchant, bogota, order);
    expect(await refund(merchant, "10000")).toBe("resolved");
    expect(await merchant.getByTestId("financial-status").getAttribute("data-status")).toBe(
      "PARTIALLY_REFUNDED",
    );
    await seeState(await openAgain(page), "es", "partially_refunded");
  });

  test("a refund in part is refused in Peru, and the merchant reads why and what to do", async () => {
    const { order } = await paidOrder(stage(), lima);
    const merchant = await stage().open();
    await openOrder(stage(), merchant, lima, order);
    expect(await refund(merchant, "50.00")).toBe("rejected");
    const said = await merchant.locator('[data-testid="refund"]').first().innerText();
    expect(said).toContain("La pasarela solo devuelve este pago completo.");
    expect(await merchant.getByTestId("financial-status").getAttribute("data-status")).toBe("PAID");
  });
}

/** A paid order, with the shopper's pay page still open. */
async function paidOrder(stage: Stage, shop: keyof typeof shops): Promise<{ page: Page; order: string }> {
  const { shopify } = stage.world;
  const { session, answer } = await shopify.checkout({ shop });
  const page = await stage.open();
  await page.goto(answer.redirectUrl ?? "");
  await payAtCounter(stage, await getVoucher(page, shops[shop]));
  const isPaid = () => shopify.orderOf(session.id)?.financialStatus === "PAID";
  await waitUntil("the order is paid", isPaid);
  return { page, order: shopify.orderOf(session.id)?.name ?? "" };
}

/** The same pay link in another tab: the open one loads itself again, and two loads at once disturb each other. */
async function openAgain(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  return tab;
}
