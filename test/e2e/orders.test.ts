import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Container } from "../../app/container.server.ts";
import type { LateMoneyPolicy } from "../../app/domain/late-money.ts";
import { saveSettings } from "../../app/flows/save-settings.ts";
import type { StoreOrder } from "../../sandbox/shopify/store/records.ts";
import { openStores } from "../../scripts/demo/open-stores.ts";
import { setUpShops } from "../../scripts/demo/set-up-shops.ts";
import { checkInvariants } from "../support/invariants.ts";
import { openMerchant } from "../support/open-merchant.ts";
import { bogota } from "../support/processes.ts";
import { settle } from "../support/settle.ts";
import { waitUntil } from "../support/wait-until.ts";
import { orderInCash } from "./order-in-cash.ts";
import { getVoucher, inColombia, payAtCounter, seeState } from "./shopper.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
let merchant: Container;
beforeAll(async () => {
  stage = await openStage();
  await setUpShops(stage.world);
  await openStores(stage.world.shopify, stage.world.env);
  merchant = await openMerchant(stage.world.env);
});
afterAll(async () => {
  await merchant.close();
  await stage.close();
});

function lastOrder(): StoreOrder {
  const placed = [...stage.world.shopify.state.storeOrders.values()].at(-1);
  if (!placed) throw new Error("nobody ordered");
  return placed;
}

/** The deadline of the order's number and the gateway's grace pass unpaid, until the order's page says canceled. */
async function letEnd(page: Page, status: string): Promise<void> {
  const { mercadoPago, pool } = stage.world;
  const { rows } = await pool.query<{ id: string; gateway_payment_id: string }>(
    `select voucher.id, gateway_payment_id from voucher join payment on payment.id = payment_id where session_id = $1`,
    [lastOrder().id],
  );
  mercadoPago.expire(Number(rows[0]?.gateway_payment_id));
  // Both are long past; polling looks at once, and closing does not wait.
  await pool.query(
    "update voucher set expires_at = expires_at - interval '30 days', next_poll_at = now() where id = $1",
    [rows[0]?.id],
  );
  await page.goto(status);
  const look = async (): Promise<boolean> => {
    await pool.query(
      "update pgboss.job set start_after = now() where name = 'sync-shop' and state = 'created'",
    );
    await page.reload();
    return (await statusOn(page)) === "VOIDED";
  };
  await waitUntil("the order is canceled", look, 90_000);
}

async function chooseLateMoney(lateMoneyPolicy: LateMoneyPolicy): Promise<void> {
  const shop = await merchant.storeShops.findInstalled(bogota);
  if (!shop) throw new Error("the shop has no store app");
  const settings = { ...(await merchant.settings.read(shop.id)), lateMoneyPolicy };
  const change = { shopId: shop.id, settings, actor: "merchant", reason: null };
  expect(await saveSettings(merchant, change)).toEqual({ ok: true, value: undefined });
}

const statusOn = (page: Page) => page.getByTestId("financial-status").getAttribute("data-status");

describe("a shopper of a shop without the payments grant", () => {
  test("orders, follows the order's link, pays at the counter and sees the order paid", async () => {
    const page = await stage.open();
    const status = await orderInCash(stage, page, bogota);
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
    const { shopify } = stage.world;
    const status = await orderInCash(stage, page, bogota);
    await getVoucher(page, inColombia("es"));
    const goods = lastOrder().lines[0]?.variantId ?? "";
    const shelf = shopify.stockOf(goods);
    await letEnd(page, status);
    expect(shopify.stockOf(goods)).toBe(shelf + 1);
    await page.context().close();
  });

  test.each([
    { policy: "fulfil", says: "lateFulfil" },
    { policy: "hold", says: "lateDeciding" },
    // The gateway gives back at once, so that the money is on its way home when the page is opened again.
    { policy: "refund", says: "refunded" },
    { policy: "credit", says: "lateCredit" },
  ] as const)("who pays too late is told what becomes of it where late money is to $policy", async (each) => {
    await chooseLateMoney(each.policy);
    const page = await stage.open();
    const status = await orderInCash(stage, page, bogota);
    const voucherPage = page.url();
    const number = await getVoucher(page, inColombia("es"));
    await letEnd(page, status);
    await payAtCounter(stage, number, "late");
    await page.goto(voucherPage);
    await seeState(page, "es", each.says);
    await page.goto(status);
    expect(await statusOn(page)).toBe("VOIDED");
    await page.context().close();
  });
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
