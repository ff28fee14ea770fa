import { describe, expect, test } from "vitest";
import type { StoreHarness } from "./harness.ts";
import { inTransaction, openShop, startPayment } from "./seed.ts";

/** Seconds of a claim. */
const lease = 45;

export function describeShopMessages(open: () => StoreHarness): void {
  describe("messages to the shop", () => {
    test("about a payment are in one caller's hands, until released or the lease ends", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const { shopSync } = open().stores;
      const claims = await Promise.all(
        Array.from({ length: 10 }, () => shopSync.claim(shop.shopId, id, lease)),
      );
      expect(claims.filter((claim) => claim === "busy")).toHaveLength(9);
      await open().letLeasesEnd();
      expect(await shopSync.claim(shop.shopId, id, lease)).toEqual({
        told: "none",
        nextUrl: null,
        hasFailed: false,
      });
      await shopSync.release(shop.shopId, id, "down");
      expect(await shopSync.claim(shop.shopId, id, lease)).not.toBe("busy");
    });

    test.each([
      ["paid", "closed"],
      ["closed", "paid"],
      ["paid", "pending"],
    ] as const)("that said %s are never followed by %s", async (first, then) => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const { shopSync } = open().stores;
      await shopSync.claim(shop.shopId, id, lease);
      await shopSync.saveTold(shop.shopId, id, "pending", "https://shop.example.com/next");
      await shopSync.saveTold(shop.shopId, id, first, null);
      await expect(shopSync.saveTold(shop.shopId, id, then, null)).rejects.toThrow(`was told ${first}`);
      expect(await shopSync.read(shop.shopId, id)).toEqual({
        told: first,
        nextUrl: "https://shop.example.com/next",
        hasFailed: false,
      });
    });

    test("resolve one attempt of an order, whoever asks first, and know what another attempt was told", async () => {
      const shop = await openShop(open());
      const groupId = open().newId();
      const [one, two] = [
        await startPayment(open(), shop, { groupId }),
        await startPayment(open(), shop, { groupId }),
      ];
      const { shopSync } = open().stores;
      const wins = await Promise.all(
        [one, two, one, two].map(async ({ id }) => ({
          id,
          won: await shopSync.winGroup(shop.shopId, groupId, id),
        })),
      );
      const winner = await shopSync.groupWinner(shop.shopId, groupId);
      expect(wins.filter(({ won }) => won).map(({ id }) => id)).toEqual([winner, winner]);
      expect(await shopSync.isAnotherTold(shop.shopId, groupId, two.id)).toBe(false);
      await shopSync.claim(shop.shopId, one.id, lease);
      await shopSync.saveTold(shop.shopId, one.id, "pending", null);
      expect(await shopSync.isAnotherTold(shop.shopId, groupId, two.id)).toBe(true);
      expect(await shopSync.isAnotherTold(shop.shopId, groupId, one.id)).toBe(false);
    });
  });
}

export function describeShopRequests(open: () => StoreHarness): void {
  describe("requests of the shop", () => {
    const ask = async (shop: Awaited<ReturnType<typeof openShop>>, sessionId: string, externalId: string) => {
      const id = open().newId();
      const fields = { shopDomain: shop.domain, kind: "refund", gid: "gid", amount: null } as const;
      return {
        id,
        answer: await open().stores.requests.add({ ...fields, id, externalId, paymentSessionId: sessionId }),
      };
    };

    test("are stored once with one job, and only about a payment of the shop", async () => {
      const shop = await openShop(open());
      const other = await openShop(open());
      const { sessionId } = await startPayment(open(), shop);
      const { id, answer } = await ask(shop, sessionId, "r-1");
      expect(answer).toBe("added");
      expect((await ask(shop, sessionId, "r-1")).answer).toBe("repeat");
      expect((await ask(other, sessionId, "r-2")).answer).toBe("unknown_payment");
      const jobs = (await open().jobs()).filter(({ shopId }) => shopId === shop.shopId);
      expect(jobs).toEqual([{ name: "answer-request", shopId: shop.shopId, requestId: id, tries: 0 }]);
    });

    test("are held by one caller, keep their first outcome, and are done once told", async () => {
      const shop = await openShop(open());
      const { sessionId } = await startPayment(open(), shop);
      const { id } = await ask(shop, sessionId, "r-1");
      const { requests } = open().stores;
      expect(await requests.claim(shop.shopId, id, lease)).toMatchObject({ state: "asked" });
      expect(await requests.claim(shop.shopId, id, lease)).toBe("busy");
      await open().letLeasesEnd();
      await inTransaction(open(), (tx) => tx.saveRequestOutcome(shop.shopId, id, "done", null));
      await inTransaction(open(), (tx) => tx.saveRequestOutcome(shop.shopId, id, "rejected", "not_paid"));
      expect(await requests.claim(shop.shopId, id, lease)).toMatchObject({ state: "done", outcome: null });
      await requests.saveTold(shop.shopId, id);
      expect(await requests.claim(shop.shopId, id, lease)).toBeNull();
    });
  });
}
