import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { VoucherAnswer } from "../../../app/server/voucher-answer.ts";
import type { StoreOrder } from "../../../sandbox/shopify/store/records.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { payAtCounter, voucherOf } from "../../support/shopper.ts";
import { askNumber, openStore, order, settle } from "../../support/store-shop.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
  await openStore(world, bogota);
  await openStore(world, lima);
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

interface Wish {
  readonly shop?: string;
  readonly confirmation?: string;
  readonly language?: string;
  readonly token?: string | null;
}

function ask(placed: StoreOrder, wish: Wish = {}): Promise<Response> {
  const query = new URLSearchParams({
    order: placed.gid,
    confirmation: wish.confirmation ?? placed.confirmationNumber,
    language: wish.language ?? "en",
  });
  const token = wish.token === undefined ? world.shopify.buyerToken(wish.shop ?? placed.shop) : wish.token;
  return fetch(`${world.container.env.PUBLIC_URL}/api/extensions/voucher?${query.toString()}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });
}

async function answer(placed: StoreOrder, wish: Wish = {}): Promise<VoucherAnswer> {
  const response = await ask(placed, wish);
  expect(response.status).toBe(200);
  return (await response.json()) as VoucherAnswer;
}

describe("what the block in the buyer's page is told", () => {
  test("goes from the way to a number, over the number, to paid, in the words of the pay page", async () => {
    const placed = await order(world);
    const asking = await answer(placed);
    expect(asking).toMatchObject({ tone: "info", heading: "Get your payment number", voucher: null });
    const token = await askNumber(world, placed);
    expect(asking.pageUrl).toBe(`${world.container.payUrl(token)}?lang=en`);
    const waiting = await answer(placed, { language: "es-CO" });
    const { details } = await voucherOf(world, token);
    expect(waiting).toMatchObject({
      tone: "info",
      heading: "Esperamos tu pago",
      next: "later",
      isTest: null,
    });
    expect(waiting.voucher?.amount).toBe("$\u00a038.900 COP");
    expect(waiting.voucher?.numbers.at(-1)?.copied).toBe(details.reference);
    // This gateway names no code, so none is invented.
    expect(waiting.voucher?.barcode).toBeNull();
    expect(waiting.voucher?.deadline).toContain("(hora de Colombia)");
    expect(waiting.voucher?.ways).toHaveLength(1);
    await payAtCounter(world, token);
    await settle(world);
    const paid = await answer(placed, { language: "zh-CN" });
    expect(paid).toMatchObject({ tone: "success", heading: "已收到付款", voucher: null });
  });

  test("says nothing of the person", async () => {
    const buyer = { email: "ana.block@example.com", givenName: "Anabella", familyName: "Blockmann" };
    const placed = await order(world, { buyer });
    await askNumber(world, placed);
    const text = await (await ask(placed)).text();
    for (const each of Object.values(buyer)) expect(text).not.toContain(each);
    expect(text).not.toContain("1032456789");
  });

  test("is small", async () => {
    const placed = await order(world);
    await askNumber(world, placed);
    expect((await (await ask(placed)).arrayBuffer()).byteLength).toBeLessThan(2_000);
  });

  test("can be read from any origin, and asked for beforehand by a browser", async () => {
    const placed = await order(world);
    const response = await ask(placed);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const url = `${world.container.env.PUBLIC_URL}/api/extensions/voucher`;
    const preflight = await fetch(url, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("authorization");
  });
});

describe("who may not see an order's voucher", () => {
  test("S1: another shop's order, a wrong confirmation number and a missing order answer alike", async () => {
    const placed = await order(world);
    const answers = await Promise.all([
      ask(placed, { shop: lima }),
      ask(placed, { confirmation: "AAAAAAAAA" }),
      ask(placed, { confirmation: "" }),
      ask({ ...placed, gid: "gid://shopify/Order/1" }),
      ask({ ...placed, gid: "1; drop table payment" }),
    ]);
    for (const each of answers) {
      expect(each.status).toBe(404);
      expect(await each.json()).toEqual({ error: "unknown_order" });
    }
  });

  test("S1: without Shopify's token for this shop nothing is told", async () => {
    const placed = await order(world);
    for (const token of [null, "", "a.b.c", `${world.shopify.buyerToken(bogota)}x`])
      expect((await ask(placed, { token })).status).toBe(401);
  });

  test("S1: who guesses at one order is stopped within a minute", async () => {
    const placed = await order(world);
    const statuses: number[] = [];
    for (let guess = 0; guess < 70; guess += 1)
      statuses.push((await ask(placed, { confirmation: `GUESS${guess}` })).status);
    expect(statuses.slice(0, 50)).toEqual(Array(50).fill(404));
    expect(statuses.at(-1)).toBe(429);
    world.advance(60_000);
    expect((await ask(placed)).status).toBe(200);
  });
});
