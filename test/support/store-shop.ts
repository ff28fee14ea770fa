import { saveOrderSettings } from "../../app/flows/save-order-settings.ts";
import type { ExpiryPolicy } from "../../app/domain/order-settings.ts";
import type { Payment } from "../../app/ports/records.ts";
import type { StoreOrder } from "../../sandbox/shopify/store/records.ts";
import { askVoucher } from "./shopper.ts";
import { waitUntil } from "./wait-until.ts";
import { bogota, type documents, type FlowWorld } from "./flow-world.ts";

/** What the merchants of tests called their manual method. */
export const cashMethod = "Pago en efectivo (Efecty)";

/** Installs the store app as its merchant's browser does, and says which manual method is ours. */
export async function openStore(
  world: FlowWorld,
  shop: string,
  expiryPolicy: ExpiryPolicy = "cancel_and_restock",
): Promise<string> {
  const answer = await installStore(world, shop);
  if (answer.status !== 200) throw new Error(`the store app was not installed: ${answer.status}`);
  const { id } = await storeShopOf(world, shop);
  const typed = { methodNames: [cashMethod], expiryPolicy };
  const saved = await saveOrderSettings(world.container, id, typed, "merchant");
  if (!saved.ok) throw new Error(`order settings were refused: ${saved.error}`);
  return id;
}

export function installStore(world: FlowWorld, shop: string): Promise<Response> {
  const authorization = `Bearer ${world.shopify.sessionToken(shop)}`;
  return fetch(`${world.container.env.PUBLIC_URL}/shopify/store/install`, {
    method: "POST",
    headers: { authorization },
  });
}

export async function storeShopOf(world: FlowWorld, shop: string) {
  const found = await world.container.storeShops.findInstalled(shop);
  if (!found) throw new Error(`${shop} has no store app`);
  return found;
}

/** Until all news is delivered and all work that is due is done. */
export async function settle(world: FlowWorld): Promise<void> {
  await world.shopify.storeWebhooks.settled();
  await world.jobs.run();
  await world.shopify.storeWebhooks.settled();
  await world.jobs.run();
}

type OrderWish = Partial<Parameters<FlowWorld["shopify"]["placeOrder"]>[0]>;

/** A buyer orders by the manual method, and we have heard of it. */
export async function order(world: FlowWorld, wish: OrderWish = {}): Promise<StoreOrder> {
  const placed = world.shopify.placeOrder({ shop: bogota, methodName: cashMethod, ...wish });
  await settle(world);
  return placed;
}

/** The payment that stands for the order now; null for one that is not ours. */
export async function standingOf(world: FlowWorld, { id, shop }: StoreOrder): Promise<Payment | null> {
  const { id: shopId } = await storeShopOf(world, shop);
  const row = await world.container.orders.find(shopId, id);
  return row?.paymentId == null ? null : world.container.payments.find(shopId, row.paymentId);
}

export async function paymentOfOrder(world: FlowWorld, placed: StoreOrder): Promise<Payment> {
  const payment = await standingOf(world, placed);
  if (!payment) throw new Error(`no payment for order ${placed.name}`);
  return payment;
}

/** The shopper opens the order's link and asks for the number. Returns the link's token. */
export async function askNumber(
  world: FlowWorld,
  placed: StoreOrder,
  method: keyof typeof documents = "efecty",
): Promise<string> {
  const link = world.shopify.storeOrder(placed.id).metafields.find(({ key }) => key === "pay_url");
  const token = /\/pay\/([\w-]{22})$/.exec(link?.value ?? "")?.[1];
  if (token === undefined) throw new Error(`no link to pay at on order ${placed.name}`);
  await askVoucher(world, token, method);
  await settle(world);
  return token;
}

/** Until we know of the cash for an order: some gateways' webhooks come a moment later. */
export async function hearCash(world: FlowWorld, placed: StoreOrder): Promise<void> {
  await waitUntil("the cash is heard of", async () => {
    await settle(world);
    return (await paymentOfOrder(world, placed)).state === "paid";
  });
}
