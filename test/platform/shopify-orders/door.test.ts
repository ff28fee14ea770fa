import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../../app/domain/money.ts";
import type { ShopMessage } from "../../../app/ports/platform.ts";
import type { Payment } from "../../../app/ports/records.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { shop, startOrdersSandbox } from "./support/orders-sandbox.ts";

let world: Awaited<ReturnType<typeof startOrdersSandbox>>;
beforeAll(async () => {
  world = await startOrdersSandbox();
});
afterAll(() => world.close());
afterEach(() => {
  world.choose("cancel_and_restock");
  world.shopify.setFault(null);
});

const about = ({ gid }: StoreOrder, pesos = 38_900) => ({
  paymentGid: gid,
  paymentId: randomUUID(),
  amount: money(BigInt(pesos) * 100n, "COP"),
});
const paid = (order: StoreOrder, pesos?: number): ShopMessage => ({
  verb: "resolve",
  ...about(order, pesos),
});
const closed = (order: StoreOrder, pesos?: number): ShopMessage => ({
  verb: "reject",
  ...about(order, pesos),
  reason: "voucher_expired",
  merchantMessage: "The voucher ran out.",
});
const tell = (message: ShopMessage) => world.door.tell(shop, message);
const changes = ({ id }: StoreOrder) => world.shopify.changesOf(id).map(({ mutation }) => mutation);

describe("telling an order that it is paid", () => {
  test("is refused when it asks for another amount, and changes nothing", async () => {
    const order = world.place();
    expect(await tell(paid(order, 38_901))).toMatchObject({ ok: false, error: { kind: "order_changed" } });
    expect(changes(order)).toEqual([]);
  });

  test("is the opposite when others paid or canceled it", async () => {
    const [byOthers, canceled] = [world.place(), world.place()];
    world.shopify.payOrder(byOthers.id, "Transferencia");
    world.shopify.cancelOrder(canceled.id);
    for (const order of [byOthers, canceled]) {
      expect(await tell(paid(order))).toMatchObject({ ok: false, error: { kind: "opposite_final" } });
      expect(changes(order)).toEqual([]);
    }
  });

  test("of another shop finds no order", async () => {
    const foreign = world.shopify.placeOrder({ shop: "tienda-lima.myshopify.com", methodName: "x" });
    expect(await tell(paid(foreign))).toMatchObject({ ok: false, error: { kind: "not_found" } });
  });
});

describe("telling an order that its cash did not come", () => {
  test.each([
    ["canceled", (order: StoreOrder) => world.shopify.cancelOrder(order.id)],
    ["paid otherwise", (order: StoreOrder) => world.shopify.payOrder(order.id, "Transferencia")],
    ["edited", (order: StoreOrder) => world.shopify.editOrder(order.id, 2)],
  ])("leaves an order alone that others have %s", async (_, change) => {
    const order = world.place();
    change(order);
    expect((await tell(closed(order))).ok).toBe(true);
    expect(changes(order)).not.toContain("orderCancel");
  });

  test("says why in a note that Shopify's field can hold", async () => {
    const order = world.place();
    const message = { ...closed(order), merchantMessage: "x".repeat(400) } as ShopMessage;
    expect((await tell(message)).ok).toBe(true);
    expect(world.shopify.storeOrder(order.id).staffNote).toBe("x".repeat(255));
  });
});

test("a request that only the payments platform makes is refused in words", async () => {
  const told = await tell({ verb: "refund_resolve", refundGid: "gid://shopify/RefundSession/1" });
  expect(told).toEqual({
    ok: false,
    error: { kind: "refused", detail: "refund_resolve: not a message for an order" },
  });
});

describe("the stock of an order", () => {
  const stockOf = ({ gid }: StoreOrder) => world.stock.read({ shop, sessionGid: gid } as Payment);

  test("is held for it while it stands, whatever the shelf says", async () => {
    const order = world.place();
    world.shopify.setStock(order.lines[0]?.variantId ?? "", 0);
    expect(await stockOf(order)).toBe("in");
  });

  test.each([
    [1, "in"],
    [0, "out"],
    [-3, "out"],
  ] as const)("that was canceled, with %i on the shelf, is %s", async (shelf, stock) => {
    const order = world.place();
    world.shopify.cancelOrder(order.id);
    world.shopify.setStock(order.lines[0]?.variantId ?? "", shelf);
    expect(await stockOf(order)).toBe(stock);
  });

  test("is unknown when the shop does not answer", async () => {
    const order = world.place();
    world.shopify.setFault("server_error", 1);
    expect(await stockOf(order)).toBe("unknown");
  });
});

describe("reading an order", () => {
  test("takes what the buyer still owes in the buyer's own money, not in the shop's", async () => {
    const order = world.shopify.placeOrder({
      shop: shop.domain,
      methodName: "x",
      paid: { amount: "900.00", gateway: "gift_card" },
    });
    const read = await world.desk.read(shop, order.id);
    expect(read).toMatchObject({ ok: true, value: { outstanding: { minor: 3_800_000n, currency: "COP" } } });
  });

  test("in a currency we do not know is read all the same, without an amount", async () => {
    const order = world.shopify.placeOrder({ shop: shop.domain, methodName: "x", currency: "XAF" });
    expect(await world.desk.read(shop, order.id)).toMatchObject({ ok: true, value: { outstanding: null } });
  });

  test("says nothing of a secret or a person when it fails", async () => {
    const order = world.place();
    world.shopify.setFault("server_error", 1);
    expect(JSON.stringify(await world.desk.read(shop, order.id))).not.toMatch(/shp|@|Ana/);
  });

  test("leaves its buyer out; the buyer is read apart, and is nobody where Shopify keeps that from us", async () => {
    const order = world.place();
    expect(
      JSON.stringify(await world.desk.read(shop, order.id), (_, value: unknown) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    ).not.toMatch(/@|Ana/);
    expect(await world.desk.readBuyer(shop, order.gid)).toMatchObject({
      ok: true,
      value: { email: "comprador@example.com", firstName: "Ana" },
    });
    world.shopify.setFault("access_denied", 2, "billingAddress");
    expect(await world.desk.readBuyer(shop, order.gid)).toEqual({
      ok: true,
      value: { email: null, firstName: null, lastName: null, phone: null },
    });
    world.shopify.setFault("server_error", 1);
    expect(await world.desk.readBuyer(shop, order.gid)).toMatchObject({
      ok: false,
      error: { kind: "unavailable" },
    });
  });
});
