import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStores } from "../../scripts/demo/open-stores.ts";
import { setUpShops } from "../../scripts/demo/set-up-shops.ts";
import { checkInvariants } from "../support/invariants.ts";
import { bogota } from "../support/processes.ts";
import { readPng } from "../support/read-barcodes.ts";
import { settle } from "../support/settle.ts";
import { getVoucher, inColombia, payAtCounter } from "./shopper.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await setUpShops(stage.world);
  await openStores(stage.world.shopify, stage.world.env);
  // The one that says which barcode to draw.
  await preferGateway("dlocal");
});
afterAll(() => stage.close());

function preferGateway(id: string) {
  const text = "update gateway_account set priority = case gateway when $1 then 0 else 1 end";
  return stage.world.pool.query(text, [id]);
}

/** From the shop's goods to the thank-you page, by the manual method. */
async function orderInCash(page: Page): Promise<void> {
  await page.goto(`${stage.world.shopify.url}/shops/${bogota}`);
  await page.getByTestId("buy").click();
  await page.getByTestId("locale").selectOption("es");
  await page.getByTestId("method-manual").check();
  await page.getByTestId("pay").click();
  await page.waitForURL("**/thank-you");
  await page.getByTestId("pay-link").waitFor();
}

const block = (page: Page) => page.getByTestId("block");

describe("the blocks in Shopify's pages, as its CLI built them, in a real worker", () => {
  test("a shopper orders, sees number and barcode on the thank-you page, pays at the counter, and the block turns to paid", async () => {
    const page = await stage.open({
      permissions: ["clipboard-write", "clipboard-read"],
      deviceScaleFactor: 2,
    });
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));
    await orderInCash(page);
    // The gateway wants to know who pays, so the block leads to the page that asks.
    await block(page).getByText("Obtén tu número de pago").waitFor();
    expect(await block(page).getAttribute("data-targets")).toBe(
      "purchase.thank-you.block.render customer-account.order-status.block.render",
    );
    const paying = await page.context().newPage();
    await paying.goto((await page.getByTestId("pay-link").getAttribute("href")) ?? "");
    const number = await getVoucher(paying, inColombia("es"));
    await paying.close();

    await block(page).getByText("Esperamos tu pago").waitFor({ timeout: 30_000 });
    await block(page).getByText("hora de Colombia").waitFor();
    await block(page).getByText("Copiar número").last().click();
    await block(page).getByText("Copiado").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
    const image = block(page).locator("s-image img");
    await image.evaluate((element: HTMLImageElement) => element.decode());
    expect(await readPng(await image.screenshot())).toEqual([
      { type: "ZBAR_CODE128", text: expect.stringContaining(number) as string },
    ]);

    const status = await page.context().newPage();
    await status.goto((await page.getByTestId("order-status").getAttribute("href")) ?? "");
    await block(status).getByText("Esperamos tu pago").waitFor();
    await status.close();

    await payAtCounter(stage, number);
    await block(page).getByText("Recibimos tu pago").waitFor({ timeout: 60_000 });
    expect(await block(page).locator("s-image").count()).toBe(0);
    expect(broken).toEqual([]);
    await page.context().close();
  });

  test("the merchant sees the payment on the order's page, cancels its number, and gives a new one", async () => {
    // The one whose numbers live short enough for a second one.
    await preferGateway("mercado-pago");
    const page = await stage.open();
    await orderInCash(page);
    const paying = await page.context().newPage();
    await paying.goto((await page.getByTestId("pay-link").getAttribute("href")) ?? "");
    const number = await getVoucher(paying, inColombia("es"));
    const [placed] = [...stage.world.shopify.state.storeOrders.values()].reverse();
    await page.goto(`${stage.world.shopify.url}/admin/${bogota}/store-orders/${placed?.id ?? ""}`);
    await block(page).getByText("Waiting for the cash").waitFor();
    expect((await block(page).textContent())?.replaceAll(" ", "")).toContain(number);
    await block(page).getByText("Cancel the number").click();
    await block(page).getByText("Yes").click();
    await block(page).getByText("The number is canceled.").waitFor();
    await block(page).getByText("Number taken back").waitFor();
    await block(page).getByText("Give a new number").click();
    await block(page).getByText("Yes").click();
    await block(page).getByText("A new number is being made.").waitFor();
    await page.context().close();
  });

  test("an order that is not ours shows no block", async () => {
    const { shopify } = stage.world;
    const placed = shopify.placeOrder({ shop: bogota, methodName: "Transferencia" });
    shopify.storeOrder(placed.id).createdAt = "2026-01-01T00:00:00Z";
    const page = await stage.open();
    await page.goto(`${shopify.url}/shops/${bogota}/store-orders/${placed.token}`);
    await page.locator("[data-targets]").waitFor({ state: "attached" });
    expect(await block(page).textContent()).toBe("");
    await page.context().close();
  });
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
