import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { ByHandWrites } from "../ports/by-hand.ts";
import { firstRow } from "./database.ts";
import { clearDeath } from "./dead-work-store.ts";
import { assignException, readExceptionsOf } from "./exception-store.ts";
import { insertProof } from "./proof-rows.ts";
import { readShopperAsks, writeShopperAsks } from "./shopper-ask-store.ts";

export function byHandWrites(client: pg.PoolClient, box: SealedBox): ByHandWrites {
  return {
    addProof: (proof) => insertProof(client, box, proof),

    async moveDeadline(shopId, voucherId, expiresAt, nextPoll) {
      const text = `update voucher set expires_at = $3, next_poll_at = $4, poll_urgency = coalesce($5, poll_urgency)
        where shop_id = $1 and id = $2 and status = 'issued'`;
      await client.query({
        name: "voucher-deadline",
        text,
        values: [shopId, voucherId, expiresAt, nextPoll?.at ?? null, nextPoll?.urgency ?? null],
      });
    },

    async saveGatewayNumber(shopId, voucherId, gatewayPaymentId) {
      const text = `update voucher set gateway_payment_id = $3
        where shop_id = $1 and id = $2 and gateway_payment_id is null`;
      await client.query({ name: "voucher-number", text, values: [shopId, voucherId, gatewayPaymentId] });
    },

    revive: (work) => clearDeath(client, work),

    async holdShop(shopId, paymentId) {
      const text = `select told, coalesce(claimed_until > now(), false) as busy from shop_sync
        where shop_id = $1 and payment_id = $2 for update`;
      const row = await firstRow<{ told: "none" | "pending" | "paid" | "closed"; busy: boolean }>(client, {
        name: "shop-sync-hold",
        text,
        values: [shopId, paymentId],
      });
      return { told: row?.told ?? "none", isBusy: row?.busy ?? false };
    },

    async isBeingGivenBack(shopId, paymentId) {
      const text = `select exists (select from refund where shop_id = $1 and payment_id = $2 and state in ('asked', 'sent'))
        or exists (select from cash_refund where shop_id = $1 and payment_id = $2 and state in ('open', 'filled')) as given`;
      const values = [shopId, paymentId];
      return (
        (await firstRow<{ given: boolean }>(client, { name: "refund-under-way", text, values }))?.given ===
        true
      );
    },

    assignException: (shopId, exceptionId, owner) => assignException(client, shopId, exceptionId, owner),
    exceptionsOf: (shopId, paymentId) => readExceptionsOf(client, shopId, paymentId),
    shopperAsks: (shopId, paymentId) => readShopperAsks(client, shopId, paymentId),
    saveShopperAsks: (shopId, paymentId, askedAt) => writeShopperAsks(client, shopId, paymentId, askedAt),
  };
}
