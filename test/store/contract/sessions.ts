import { describe, expect, test } from "vitest";
import type { StoreHarness } from "./harness.ts";
import { newPayment, openShop } from "./seed.ts";

export function describeSessions(open: () => StoreHarness): void {
  describe("payment sessions", () => {
    test("of one id are one payment, whose first answer is given for ever, also to twenty at once", async () => {
      const shop = await openShop(open());
      const sessionId = open().newId();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          open().stores.sessions.start(newPayment(open(), shop, { sessionId })),
        ),
      );
      const started = answers.filter((answer) => answer !== "unknown_shop");
      expect(started).toHaveLength(20);
      expect(new Set(started.map(({ token }) => token)).size).toBe(1);
      expect(started.filter(({ outcome }) => outcome === "started")).toHaveLength(1);
    });

    test("with other contents under a known id are told apart, and the first stands", async () => {
      const shop = await openShop(open());
      const first = newPayment(open(), shop);
      await open().stores.sessions.start(first);
      const changed = newPayment(open(), shop, { sessionId: first.sessionId, requestDigest: "another" });
      expect(await open().stores.sessions.start(changed)).toMatchObject({
        outcome: "repeated_differently",
        token: first.token,
        paymentId: first.id,
      });
    });

    test("of a shop that is unknown or left are refused", async () => {
      const shop = await openShop(open());
      const { sessions, shops } = open().stores;
      expect(await sessions.start(newPayment(open(), { domain: "nobody.myshopify.com" }))).toBe(
        "unknown_shop",
      );
      await shops.uninstall(shop.domain, open().now());
      expect(await sessions.start(newPayment(open(), shop))).toBe("unknown_shop");
    });

    test("are found by token, id and session, and under their own shop only", async () => {
      const shop = await openShop(open());
      const other = await openShop(open());
      const payment = newPayment(open(), shop);
      const { sessions, payments } = open().stores;
      await sessions.start(payment);
      const found = await payments.findByToken(payment.token);
      expect(found).toMatchObject({
        id: payment.id,
        shop: { id: shop.shopId, domain: shop.domain },
        amount: payment.amount,
        state: "started",
        marks: [],
      });
      expect(await payments.find(shop.shopId, payment.id)).toEqual(found);
      expect(await payments.findBySession(shop.shopId, payment.sessionId)).toEqual(found);
      expect(await payments.buyerOf(shop.shopId, payment.id)).toEqual(payment.buyer);
      expect(await payments.find(other.shopId, payment.id)).toBeNull();
      expect(await payments.findBySession(other.shopId, payment.sessionId)).toBeNull();
      expect((await payments.buyerOf(other.shopId, payment.id)).email).toBeNull();
    });
  });
}
