import type { PollPlan } from "../../../app/domain/poll-schedule.ts";
import { describe, expect, test } from "vitest";
import type { StoreHarness } from "./harness.ts";
import {
  askVoucher,
  gatewayAnswer,
  inTransaction,
  newVoucher,
  openShop,
  startPayment,
  type ContractShop,
} from "./seed.ts";

const minute = 60_000;

function later({ now }: StoreHarness, ms: number): Date {
  return new Date(now().getTime() + ms);
}

function poll(harness: StoreHarness): PollPlan {
  return { at: later(harness, minute), urgency: 1 };
}

async function issue(harness: StoreHarness, shop: ContractShop, paymentId: string, pollAt: Date) {
  const voucher = await askVoucher(harness, shop, paymentId);
  const answer = gatewayAnswer(harness, `g-${voucher.id}`);
  await inTransaction(harness, (tx) =>
    tx.saveIssuedVoucher(shop.shopId, voucher.id, answer, { at: pollAt, urgency: 1 }),
  );
  return voucher;
}

export function describeAskedVouchers(open: () => StoreHarness): void {
  describe("vouchers", () => {
    test("of a payment: one is live, of fifty asked for at once", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const added = await Promise.all(
        Array.from({ length: 50 }, () =>
          inTransaction(open(), async (tx) => {
            await tx.lockPayment(shop.shopId, id);
            return tx.addVoucher(shop.shopId, newVoucher(open(), shop, id));
          }),
        ),
      );
      expect(added.filter((outcome) => outcome === "added")).toHaveLength(1);
    });

    test("may follow one that was refused or ended, with the next attempt's number", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const first = await askVoucher(open(), shop, id);
      await inTransaction(open(), (tx) => tx.refuseVoucher(shop.shopId, first.id, "refused"));
      const second = await askVoucher(open(), shop, id);
      await inTransaction(open(), (tx) => tx.endVouchers(shop.shopId, id, [2], true));
      await askVoucher(open(), shop, id);
      const { payments } = open().stores;
      expect(await payments.voucherOfAttempt(shop.shopId, id, 1)).toMatchObject({
        status: "refused",
        refusal: "refused",
      });
      expect(await payments.voucherOfAttempt(shop.shopId, id, 2)).toMatchObject({
        id: second.id,
        status: "ended",
      });
      expect(await payments.latestVoucher(shop.shopId, id)).toMatchObject({ attempt: 3, status: "asked" });
    });

    test("are held by one caller at a time, until released or the lease ends, and remember a try unheard", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const { id: voucherId } = await askVoucher(open(), shop, id);
      const { vouchers } = open().stores;
      const lease = 45;
      const claims = await Promise.all(
        Array.from({ length: 10 }, () => vouchers.claim(shop.shopId, voucherId, lease)),
      );
      expect(claims.filter((claim) => claim === "busy")).toHaveLength(9);
      expect(claims.find((claim) => claim !== "busy")).toMatchObject({ isOutcomeUnknown: false });
      await open().letLeasesEnd();
      expect(await vouchers.claim(shop.shopId, voucherId, lease)).toMatchObject({ isOutcomeUnknown: true });
      await vouchers.release(shop.shopId, voucherId, false);
      expect(await vouchers.claim(shop.shopId, voucherId, lease)).toMatchObject({ isOutcomeUnknown: false });
      await inTransaction(open(), (tx) => tx.refuseVoucher(shop.shopId, voucherId, "refused"));
      expect(await vouchers.claim(shop.shopId, voucherId, lease)).toBeNull();
    });
  });
}

export function describeIssuedVouchers(open: () => StoreHarness): void {
  describe("vouchers", () => {
    test("take the gateway's answer once, are found by it, and no second one may have the same", async () => {
      const shop = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const voucher = await issue(open(), shop, id, later(open(), minute));
      const { vouchers } = open().stores;
      const gatewayPaymentId = `g-${voucher.id}`;
      const found = await vouchers.findByGatewayPayment(shop.accountId, gatewayPaymentId);
      expect(found).toMatchObject({
        id: voucher.id,
        status: "issued",
        gateway: "mercado-pago",
        details: { reference: "1234567890" },
      });
      expect(await vouchers.findByExternalReference(shop.accountId, voucher.externalReference)).toEqual(
        found,
      );
      await inTransaction(open(), (tx) =>
        tx.saveIssuedVoucher(shop.shopId, voucher.id, gatewayAnswer(open(), "another"), poll(open())),
      );
      expect(await vouchers.find(shop.shopId, voucher.id)).toEqual(found);
      const other = await askVoucher(open(), shop, (await startPayment(open(), shop)).id);
      const answer = gatewayAnswer(open(), gatewayPaymentId);
      await expect(
        inTransaction(open(), (tx) => tx.saveIssuedVoucher(shop.shopId, other.id, answer, poll(open()))),
      ).rejects.toThrow();
    });

    test("that are due are taken once, the longest waiting first, and come back in two minutes or when told", async () => {
      const shop = await openShop(open());
      const [one, two] = [await startPayment(open(), shop), await startPayment(open(), shop)];
      const first = await issue(open(), shop, one.id, later(open(), minute));
      const second = await issue(open(), shop, two.id, later(open(), 2 * minute));
      const { watch } = open().stores;
      const take = async (ms: number, limit = 10): Promise<string[]> =>
        (await watch.takeDue(shop.shopId, shop.accountId, later(open(), ms), limit))
          .map(({ id }) => id)
          .filter((id) => id === first.id || id === second.id);
      expect(await take(0)).toEqual([]);
      expect(await take(3 * minute, 1)).toEqual([first.id]);
      expect(await take(3 * minute)).toEqual([second.id]);
      expect(await take(3 * minute)).toEqual([]);
      expect((await take(6 * minute)).sort()).toEqual([first.id, second.id].sort());
      await watch.schedule(shop.shopId, first.id, { at: later(open(), 60 * minute), urgency: 1 }, 0);
      await inTransaction(open(), (tx) => tx.endVouchers(shop.shopId, two.id, [1], false));
      await watch.schedule(shop.shopId, second.id, { at: later(open(), minute), urgency: 1 }, 0);
      expect(await take(30 * minute)).toEqual([]);
      expect(await take(61 * minute)).toEqual([first.id]);
    });
  });
}

export function describeOthersVouchers(open: () => StoreHarness): void {
  describe("vouchers", () => {
    test("of an order's other attempts are named when they have a number or were asked for before", async () => {
      const shop = await openShop(open());
      const groupId = open().newId();
      const [one, two] = [
        await startPayment(open(), shop, { groupId }),
        await startPayment(open(), shop, { groupId }),
      ];
      const early = await askVoucher(open(), shop, one.id);
      const late = await askVoucher(open(), shop, two.id);
      const { vouchers } = open().stores;
      const idsSeenBy = async (voucherId: string): Promise<string[]> => {
        const voucher = await vouchers.find(shop.shopId, voucherId);
        return (await vouchers.liveInGroup(shop.shopId, groupId, voucher!)).map(({ id }) => id);
      };
      expect(await idsSeenBy(late.id)).toEqual([early.id]);
      expect(await idsSeenBy(early.id)).toEqual([]);
      const answer = gatewayAnswer(open(), `g-${late.id}`);
      await inTransaction(open(), (tx) => tx.saveIssuedVoucher(shop.shopId, late.id, answer, poll(open())));
      expect(await idsSeenBy(early.id)).toEqual([late.id]);
    });

    test("and their document are nobody else's", async () => {
      const shop = await openShop(open());
      const other = await openShop(open());
      const { id } = await startPayment(open(), shop);
      const voucher = await askVoucher(open(), shop, id);
      const { vouchers } = open().stores;
      expect(await vouchers.documentOf(shop.shopId, voucher.id)).toEqual(voucher.document);
      expect(await vouchers.documentOf(other.shopId, voucher.id)).toBeNull();
      expect(await vouchers.find(other.shopId, voucher.id)).toBeNull();
      expect(await vouchers.claim(other.shopId, voucher.id, 60)).toBeNull();
    });
  });
}
