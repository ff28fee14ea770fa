import { describe, expect, test } from "vitest";
import { money } from "../../../app/domain/money.ts";
import { postingsOf } from "../../../app/domain/ledger.ts";
import { reduce } from "../../../app/domain/payment-state.ts";
import type { StoreTransaction } from "../../../app/ports/store.ts";
import type { StoreHarness } from "./harness.ts";
import {
  confirmedFact,
  inTransaction,
  newVoucher,
  openShop,
  startPayment,
  type ContractShop,
} from "./seed.ts";

const record = async (tx: StoreTransaction, shop: ContractShop, paymentId: string): Promise<void> => {
  const fact = confirmedFact(`g-${paymentId}`);
  const [added] = await tx.addFacts(shop.shopId, paymentId, [fact]);
  if (!added) return;
  await tx.post(shop.shopId, paymentId, added.id, postingsOf(fact));
  await tx.saveReduction(shop.shopId, paymentId, reduce(money(5_000_000n, "COP"), [fact]));
  await tx.enqueue([{ job: { name: "sync-shop", shopId: shop.shopId, paymentId, tries: 0 } }]);
  await tx.raiseAlert({ shopId: shop.shopId, kind: "payment_difference", key: paymentId, detail: {} });
};

export function describeTransactions(open: () => StoreHarness): void {
  describe("a transaction", () => {
    test("that fails leaves nothing: no fact, state, voucher, job or alert", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const failing = inTransaction(open(), async (tx) => {
        await tx.lockPayment(shop.shopId, id);
        await record(tx, shop, id);
        await tx.addVoucher(shop.shopId, newVoucher(open(), shop, id));
        throw new Error("on purpose");
      });
      await expect(failing).rejects.toThrow("on purpose");
      const { payments } = open().stores;
      expect(await payments.factsOf(shop.shopId, id)).toEqual([]);
      expect(await payments.find(shop.shopId, id)).toMatchObject({ state: "started" });
      expect(await payments.latestVoucher(shop.shopId, id)).toBeNull();
      expect((await open().jobs()).filter((job) => "paymentId" in job && job.paymentId === id)).toEqual([]);
      expect((await open().openAlerts()).filter(({ key }) => key === id)).toEqual([]);
    });

    test("is seen by others only once it is committed", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const { payments } = open().stores;
      await inTransaction(open(), async (tx) => {
        await tx.lockPayment(shop.shopId, id);
        await record(tx, shop, id);
        expect(await tx.factsOf(shop.shopId, id)).toHaveLength(1);
        expect(await payments.factsOf(shop.shopId, id)).toEqual([]);
        expect(await payments.find(shop.shopId, id)).toMatchObject({ state: "started" });
      });
      expect(await payments.factsOf(shop.shopId, id)).toEqual([confirmedFact(`g-${id}`)]);
      expect(await payments.find(shop.shopId, id)).toMatchObject({ state: "paid" });
    });

    test("holds its payment: others wait, one after the other, and another shop gets nothing", async () => {
      const shop = await openShop(open());
      const other = await openShop(open());
      const { id } = await startPayment(open(), shop);
      let inside = 0;
      let most = 0;
      await Promise.all(
        Array.from({ length: 8 }, () =>
          inTransaction(open(), async (tx) => {
            expect(await tx.lockPayment(shop.shopId, id)).toMatchObject({ id });
            inside += 1;
            most = Math.max(most, inside);
            await record(tx, shop, id);
            inside -= 1;
          }),
        ),
      );
      expect(most).toBe(1);
      expect(await open().stores.payments.factsOf(shop.shopId, id)).toHaveLength(1);
      expect(await inTransaction(open(), (tx) => tx.lockPayment(other.shopId, id))).toBeNull();
    });
  });
}

export function describeBookings(open: () => StoreHarness): void {
  describe("a transaction", () => {
    test("adds a fact of a known key never again, and what was first stands", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const first = confirmedFact("g-1");
      await inTransaction(open(), (tx) => tx.addFacts(shop.shopId, id, [first]));
      const again = await inTransaction(open(), (tx) =>
        tx.addFacts(shop.shopId, id, [confirmedFact("g-1", 1n)]),
      );
      expect(again).toEqual([]);
      expect(await open().stores.payments.factsOf(shop.shopId, id)).toEqual([first]);
    });

    test("whose postings of a fact do not sum to zero cannot commit, nor post a fact twice", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const post = (minors: readonly [bigint, bigint]) =>
        inTransaction(open(), async (tx) => {
          const [added] = await tx.addFacts(shop.shopId, id, [confirmedFact(`g-${minors.join()}`)]);
          await tx.post(shop.shopId, id, added!.id, [
            { account: "gateway_receivable", minor: minors[0], currency: "COP" },
            { account: "shop_sales", minor: minors[1], currency: "COP" },
          ]);
          return added!.id;
        });
      await expect(post([5n, -4n])).rejects.toThrow(/sum to zero/);
      const factId = await post([5n, -5n]);
      const twice = inTransaction(open(), (tx) =>
        tx.post(shop.shopId, id, factId, postingsOf(confirmedFact("g-1"))),
      );
      await expect(twice).rejects.toThrow();
      expect(await open().stores.payments.factsOf(shop.shopId, id)).toHaveLength(1);
    });
  });
}
