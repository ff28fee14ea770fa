import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStores } from "../../scripts/demo/open-stores.ts";
import { setUpShops } from "../../scripts/demo/set-up-shops.ts";
import { checkInvariants } from "../support/invariants.ts";
import { bogota } from "../support/processes.ts";
import { settle } from "../support/settle.ts";
import { waitUntil } from "../support/wait-until.ts";
import { getVoucher, inColombia, payAtCounter, seeState } from "./shopper.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await setUpShops(stage.world);
  await openStores(stage.world.shopify, stage.world.env);
});
afterAll(() => stage.close());

/** From the shop's goods to the order's page, by the manual method; then on to the page to pay at. */
async function orderInCash(page: Page): Promise<string> {
  const { shopify, url } = stage.world;
  await page.goto(`${shopify.url}/shops/${bogota}`);
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

const statusOn = (page: Page) => page.getByTestId("financial-status").getAttribute("data-status");

describe("a shopper of a shop without the payments grant", () => {
  test("orders, follows the order's link, pays at the counter and sees the order paid", async () => {
    const page = await stage.open();
    const status = await orderInCash(page);
    const number = await getVoucher(page, inColombia("es"));
    await payAtCounter(stage, number);
    await seeState(page, "es", "paid");
    await page.goto(status);
    await waitUntil("the order is paid", async () => {
      await page.reload();
      return (await statusOn(page)) === "PAID";
    });
    expect(await page.getByTestId("pay-link").count()).toBe(0);
    await page.context().close();
  });

  test("who does not pay in time finds the order canceled, and the goods are back on the shelf", async () => {
    const page = await stage.open();
    const { shopify, mercadoPago, pool } = stage.world;
    const status = await orderInCash(page);
    await getVoucher(page, inColombia("es"));
    const [placed] = [...shopify.state.storeOrders.values()].reverse();
    const goods = placed?.lines[0]?.variantId ?? "";
    const shelf = shopify.stockOf(goods);
    const { rows } = await pool.query<{ id: string; gateway_payment_id: string }>(
      `select voucher.id, gateway_payment_id from voucher join payment on payment.id = payment_id where session_id = $1`,
      [placed?.id],
    );
    mercadoPago.expire(Number(rows[0]?.gateway_payment_id));
    // The deadline and the gateway's grace are long past; polling looks at once, and closing does not wait.
    await pool.query(
      "update voucher set expires_at = expires_at - interval '30 days', next_poll_at = now() where id = $1",
      [rows[0]?.id],
    );
    await page.goto(status);
    await waitUntil(
      "the order is canceled",
      async () => {
        await pool.query(
          "update pgboss.job set start_after = now() where name = 'sync-shop' and state = 'created'",
        );
        await page.reload();
        return (await statusOn(page)) === "VOIDED";
      },
      90_000,
    );
    expect(shopify.stockOf(goods)).toBe(shelf + 1);
    await page.context().close();
  });
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
