import { describe, expect, test } from "vitest";
import type { StoreHarness } from "./harness.ts";
import { inTransaction, openShop } from "./seed.ts";

export function describeInbox(open: () => StoreHarness): void {
  describe("webhooks", () => {
    test("of one event are stored once, with one job, however many ring at once", async () => {
      const { shopId, accountId } = await openShop(open());
      const { inbox } = open().stores;
      const ring = () =>
        inbox.receive({
          ...{ id: open().newId(), shopId, accountId, eventKey: "event-1" },
          lookup: { gatewayPaymentId: "g-1" },
        });
      const answers = await Promise.all(Array.from({ length: 30 }, ring));
      expect(answers.filter((answer) => answer === "stored")).toHaveLength(1);
      const jobs = (await open().jobs()).filter((job) => job.shopId === shopId);
      expect(jobs).toEqual([
        { name: "process-inbox", shopId, inboxId: expect.any(String) as string, tries: 0 },
      ]);
      expect(await ring()).toBe("repeat");
    });

    test("are found under their shop with what to ask, and are processed once finished", async () => {
      const { shopId, accountId } = await openShop(open());
      const other = await openShop(open());
      const { inbox } = open().stores;
      const id = open().newId();
      const lookup = { externalReference: "ours" };
      const fresh = { isHeard: false, hasDied: false };
      await inbox.receive({ id, shopId, accountId, eventKey: "event-1", lookup });
      const waiting = { accountId, gateway: "mercado-pago", lookup, isProcessed: false, ...fresh };
      expect(await inbox.find(shopId, id)).toEqual(waiting);
      expect(await inbox.find(other.shopId, id)).toBeNull();
      await inbox.finish(other.shopId, id, "recorded");
      expect(await inbox.find(shopId, id)).toEqual(waiting);
      await inbox.finish(shopId, id, "recorded");
      expect(await inbox.find(shopId, id)).toEqual({ ...waiting, isProcessed: true, hasDied: true });
    });
  });
}

export function describeAlerts(open: () => StoreHarness): void {
  describe("alerts and exceptions", () => {
    test("an alert of one key is open once and counts up; resolved, it may open again", async () => {
      const { shopId } = await openShop(open());
      const { alerts } = open().stores;
      const raise = () => alerts.raise({ shopId, kind: "voucher_dead", key: shopId, detail: {} });
      const mine = async () => (await open().openAlerts()).filter(({ key }) => key === shopId);
      await Promise.all([raise(), raise(), raise()]);
      expect(await mine()).toEqual([{ kind: "voucher_dead", key: shopId, times: 3 }]);
      await alerts.resolve(shopId);
      expect(await mine()).toEqual([]);
      await raise();
      expect(await mine()).toEqual([{ kind: "voucher_dead", key: shopId, times: 1 }]);
    });

    test("an exception of one key is open once, is its shop's, and ends once", async () => {
      const { shopId } = await openShop(open());
      const other = await openShop(open());
      const { exceptions } = open().stores;
      const exception = { shopId, paymentId: null, kind: "short", key: `x-${shopId}`, detail: {} } as const;
      await inTransaction(open(), (tx) => tx.openException(exception));
      await inTransaction(open(), (tx) => tx.openException(exception));
      const [one, ...more] = await exceptions.listOpen(shopId, 10);
      expect(more).toEqual([]);
      expect(one).toMatchObject({ kind: "short", suggestedAction: "accept_or_refund", owner: null });
      expect(await exceptions.listOpen(other.shopId, 10)).toEqual([]);
      expect(await exceptions.find(shopId, one!.id)).toMatchObject({ kind: "short" });
      const end = { resolution: "settled", resolvedBy: "recaudo", note: null };
      const ends = (shop: string) => inTransaction(open(), (tx) => tx.endException(shop, exception.key, end));
      expect(await ends(other.shopId)).toBe(false);
      expect(await ends(shopId)).toBe(true);
      expect(await ends(shopId)).toBe(false);
      expect(await exceptions.findLast(shopId, exception.key)).toMatchObject({ resolution: "settled" });
      expect(await exceptions.find(shopId, one!.id)).toBeNull();
    });

    test("a shop that decided nothing has the defaults", async () => {
      const { shopId } = await openShop(open());
      expect(await open().stores.settings.read(shopId)).toEqual({
        lateMoneyPolicy: "hold",
        voucherLifeHours: null,
        needsRefunds: false,
      });
    });
  });
}

export function describeAccounts(open: () => StoreHarness): void {
  describe("accounts", () => {
    test("are saved one for each shop, gateway, mode and country, and open for their own shop only", async () => {
      const shop = await openShop(open());
      const other = await openShop(open());
      const { accounts } = open().stores;
      const check = {
        merchantId: "2",
        country: "CO",
        isTestAccount: false,
        limits: { efecty: "off" },
      } as const;
      const again = await accounts.save({
        ...{ id: open().newId(), shopId: shop.shopId, gateway: "mercado-pago", mode: "live", check },
        ...{ credentials: { access_token: "another" }, checkedAt: open().now() },
      });
      expect(again).toMatchObject({ id: shop.accountId, merchantId: "2", limits: { efecty: "off" } });
      expect(await accounts.list(shop.shopId)).toEqual([again]);
      expect(await accounts.access(shop.shopId, shop.accountId)).toEqual({
        accountId: shop.accountId,
        credentials: { access_token: "another" },
        circuit: { failures: 0, openUntil: null },
      });
      expect(await accounts.access(other.shopId, shop.accountId)).toBeNull();
      expect(await accounts.findForWebhook(shop.accountId, "dlocal")).toBeNull();
      expect(await accounts.findForWebhook(shop.accountId, "mercado-pago")).toMatchObject({
        shopId: shop.shopId,
      });
    });
  });
}
