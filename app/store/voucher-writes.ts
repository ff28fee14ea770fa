import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { sealDocument } from "./sealed-people.ts";

type VoucherWrites = Pick<
  StoreTransaction,
  "addVoucher" | "saveIssuedVoucher" | "refuseVoucher" | "endVouchers" | "stopWatching"
>;

/** Writes to vouchers, always inside a transaction that holds the payment's lock. */
export function voucherWrites(client: pg.PoolClient, box: SealedBox): VoucherWrites {
  return {
    async addVoucher(shopId, voucher) {
      const text = `
        insert into voucher (id, shop_id, payment_id, gateway_account_id, attempt, method, country, idempotency_key, external_reference, document, expires_at)
        select $1, $2, $3, $4, coalesce(max(attempt), 0) + 1, $5, $6, $7, $8, $9, $10 from voucher where payment_id = $3
        on conflict (payment_id) where status in ('asked', 'issued') do nothing`;
      const document = voucher.document ? sealDocument(box, voucher.id, voucher.document) : null;
      const { id, paymentId, accountId, method, country, idempotencyKey, externalReference, expiresAt } =
        voucher;
      const values = [
        id,
        shopId,
        paymentId,
        accountId,
        method,
        country,
        idempotencyKey,
        externalReference,
        document,
        expiresAt,
      ];
      const { rowCount } = await client.query({ name: "voucher-add", text, values });
      return rowCount === 1 ? "added" : "one_is_live";
    },

    async saveIssuedVoucher(shopId, voucherId, { gatewayPaymentId, voucher }, firstPoll) {
      const text = `
        update voucher set status = 'issued', gateway_payment_id = $3, reference = $4, agreement_code = $5, agreement_name = $6,
          barcode_symbology = $7, barcode_content = $8, hosted_url = $9, expires_at = $10, next_poll_at = $11,
          poll_urgency = $12, issued_at = now(), claimed_until = null, refusal = null
        where shop_id = $1 and id = $2 and status = 'asked'`;
      const { reference, agreementCode, agreementName, barcode, hostedUrl, expiresAt } = voucher;
      const code = [barcode?.symbology ?? null, barcode?.content ?? null];
      const values = [
        shopId,
        voucherId,
        gatewayPaymentId,
        reference,
        agreementCode,
        agreementName,
        ...code,
        hostedUrl,
        expiresAt,
        firstPoll.at,
        firstPoll.urgency,
      ];
      await client.query({ name: "voucher-issued", text, values });
    },

    async refuseVoucher(shopId, voucherId, refusal) {
      const text = `update voucher set status = 'refused', refusal = $3, claimed_until = null
        where shop_id = $1 and id = $2 and status = 'asked'`;
      await client.query({ name: "voucher-refused", text, values: [shopId, voucherId, refusal] });
    },

    ...voucherEnds(client),
  };
}

function voucherEnds(client: pg.PoolClient): Pick<StoreTransaction, "stopWatching" | "endVouchers"> {
  return {
    async stopWatching(shopId, voucherId) {
      const text = `update voucher set next_poll_at = null where shop_id = $1 and id = $2 and next_poll_at is not null`;
      const { rowCount } = await client.query({
        name: "voucher-stop-watching",
        text,
        values: [shopId, voucherId],
      });
      return rowCount === 1;
    },

    async endVouchers(shopId, paymentId, attempts, keepPolling) {
      const text = `update voucher set status = case when status in ('asked', 'issued') then 'ended' else status end,
          next_poll_at = case when $4 then next_poll_at else null end
        where shop_id = $1 and payment_id = $2 and attempt = any($3::int[])`;
      await client.query({ name: "voucher-end", text, values: [shopId, paymentId, attempts, keepPolling] });
    },
  };
}
