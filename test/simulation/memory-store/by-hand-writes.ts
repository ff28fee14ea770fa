import type { ByHandWrites } from "../../../app/ports/by-hand.ts";
import type { CashRefundTransaction } from "../../../app/ports/cash-refund-store.ts";
import type { MessageSettingsTransaction } from "../../../app/ports/message-settings.ts";
import type { PhoneConsentTransaction } from "../../../app/ports/phone-consent.ts";
import type { StoreTransaction } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import { isUnderWay, refundsIn } from "./refund-store.ts";
import { defaultSettings } from "./shop-store.ts";

type OtherWrites = ByHandWrites &
  MessageSettingsTransaction &
  PhoneConsentTransaction &
  CashRefundTransaction &
  Pick<StoreTransaction, "lockSettings" | "saveSettings" | "saveAccountPriority">;

/**
 * What people do by hand. No person acts in a simulated world, so their writes are refused; what the world's flows
 * read of it is here.
 */
export function byHandWrites(db: MemoryDatabase, view: View, connection: Connection): OtherWrites {
  return {
    addProof: refuse,
    moveDeadline: refuse,
    saveGatewayNumber: refuse,
    revive: refuse,
    assignException: refuse,
    addCashRefund: refuse,
    fillCashRefund: refuse,
    bankAccountOf: refuse,
    endCashRefund: refuse,
    saveAccountPriority: refuse,
    saveSettings: refuse,
    saveMessageSettings: refuse,
    savePhoneConsent: refuse,
    cashRefundsOf: () => Promise.resolve([]),
    async lockSettings(shopId) {
      await connection.turn();
      return view.get("settings", shopId) ?? defaultSettings;
    },
    async holdShop(shopId, paymentId) {
      await connection.turn();
      await view.lock("syncs", paymentId);
      const row = view.get("syncs", paymentId);
      if (row?.shopId !== shopId) return { told: "none", isBusy: false };
      return { told: row.told, isBusy: row.claimedUntil !== null && row.claimedUntil > db.now() };
    },
    async isBeingGivenBack(shopId, paymentId) {
      await connection.turn();
      return refundsIn(view, shopId, paymentId).some(isUnderWay);
    },
    async exceptionsOf(shopId, paymentId) {
      await connection.turn();
      return view
        .all("exceptions")
        .filter((row) => row.isOpen && row.shopId === shopId && row.paymentId === paymentId);
    },
    async shopperAsks(_shopId, paymentId) {
      await connection.turn();
      return view.get("asks", paymentId)?.askedAt ?? [];
    },
    async saveShopperAsks(shopId, paymentId, askedAt) {
      await connection.turn();
      const firstAskedAt = view.get("asks", paymentId)?.firstAskedAt ?? askedAt[0] ?? null;
      view.put("asks", paymentId, { shopId, paymentId, askedAt, firstAskedAt, answer: null });
    },
  };
}

function refuse(): Promise<never> {
  return Promise.reject(new Error("not part of the simulation"));
}
