import { afterAll, beforeAll, expect, test } from "vitest";
import { readShopNames } from "../../../app/flows/read-shop-names.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { issue } from "../../support/shopper.ts";
import { openStore } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

/** As the shop of a payment through either door is called on its page. */
async function nameOnPage(): Promise<string | undefined> {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const page = await world.pages.showPayment(token);
  return page.ok ? page.value.shopName : undefined;
}

const callIt = (name: string) => world.pool.query("update shop set name = $1", [name]);

test("a shop is known by its address until it was asked, and by its own name from its installation on", async () => {
  expect(await nameOnPage()).toBe("tienda-bogota");
  await openStore(world, bogota);
  expect(await nameOnPage()).toBe("Tienda Bogotá");
});

test("a new name is read by shoppers from the next morning on, and an old one while the shop does not answer", async () => {
  await callIt("Nombre de antes");
  world.shopify.setFault("server_error", 1);
  await readShopNames(world.container);
  expect(await nameOnPage()).toBe("Nombre de antes");
  await readShopNames(world.container);
  expect(await nameOnPage()).toBe("Tienda Bogotá");
});
