import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { firstRow } from "./database.ts";
import { sealDocument } from "./sealed-people.ts";

interface EndedRow {
  readonly id: string;
  readonly attempt: number;
  readonly lived: boolean;
}

type VoucherWrites = Pick<
  StoreTransaction,
  | "addVoucher"
  | "saveIssuedVoucher"
  | "refuseVoucher"
  | "settleUnclearVoucher"
  | "endVouchers"
  | "stopWatching"
>;

/** Writes to vouchers, always inside a transaction that holds the payment's lock. */
export function voucherWrites(client: pg.PoolClient, box: SealedBox): VoucherWrites {
  return {
    async addVoucher(shopId, voucher) {
      const text = `
        insert into voucher (id, shop_id, payment_id, gateway_account_id, attempt, method, country, idempotency_key, external_reference, document, expires_at, routed_because)
        select $1, $2, $3, $4, coalesce(max(attempt), 0) + 1, $5, $6, $7, $8, $9, $10, $11 from voucher where payment_id = $3
        having not coalesce(bool_or(status = 'refused' and refusal = 'voucher_unclear' and expires_at > now()), false)
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
        voucher.routedBecause,
      ];
      const { rowCount } = await client.query({ name: "voucher-add", text, values });
      return rowCount === 1 ? "added" : "one_is_live";
    },

    async saveIssuedVoucher(shopId, voucherId, { gatewayPaymentId, voucher }, firstPoll) {
      // One that was given up lives on as ended: it is not shown, and asked about until its end is known.
      const text = `
        update voucher set status = case when status = 'asked' then 'issued' else 'ended' end,
          refusal = case when status = 'asked' then null else refusal end,
          gateway_payment_id = $3, reference = $4, agreement_code = $5, agreement_name = $6,
          barcode_symbology = $7, barcode_content = $8, hosted_url = $9, expires_at = $10, next_poll_at = $11,
          poll_urgency = $12, issued_at = now(), claimed_until = null, outcome_unknown = false
        where shop_id = $1 and id = $2 and status in ('asked', 'refused') and gateway_payment_id is null
        returning status`;
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
      const row = await firstRow<{ status: string }>(client, { name: "voucher-issued", text, values });
      if (!row) return "known";
      return row.status === "issued" ? "issued" : "lost_and_found";
    },

    ...endingWrites(client),
  };
}

/** How attempts end: refused, cleared up, over. */
function endingWrites(
  client: pg.PoolClient,
): Pick<VoucherWrites, "refuseVoucher" | "settleUnclearVoucher" | "endVouchers" | "stopWatching"> {
  return {
    async refuseVoucher(shopId, voucherId, refusal) {
      const text = `update voucher set status = 'refused', refusal = $3, claimed_until = null
        where shop_id = $1 and id = $2 and status = 'asked'`;
      await client.query({ name: "voucher-refused", text, values: [shopId, voucherId, refusal] });
    },

    async settleUnclearVoucher(shopId, voucherId) {
      const text = `update voucher set refusal = 'unknown_outcome'
        where shop_id = $1 and id = $2 and status = 'refused' and refusal = 'voucher_unclear'`;
      await client.query({ name: "voucher-settle-unclear", text, values: [shopId, voucherId] });
    },

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
      const text = `with before as (select id, status from voucher
          where shop_id = $1 and payment_id = $2 and attempt = any($3::int[]) for update)
        update voucher set status = case when voucher.status in ('asked', 'issued') then 'ended' else voucher.status end,
          next_poll_at = case when $4 then next_poll_at else null end
        from before where voucher.id = before.id
        returning voucher.id, voucher.attempt, before.status in ('asked', 'issued') as lived`;
      const { rows } = await client.query<EndedRow>({
        name: "voucher-end",
        text,
        values: [shopId, paymentId, attempts, keepPolling],
      });
      return rows.filter(({ lived }) => lived).map(({ id, attempt }) => ({ voucherId: id, attempt }));
    },
  };
}
