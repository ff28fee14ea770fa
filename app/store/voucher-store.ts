import type { SealedBox } from "../lib/sealed-box.ts";
import type { Voucher } from "../ports/records.ts";
import type { VoucherStore } from "../ports/store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { toVoucher, voucherColumns, type VoucherRow } from "./rows.ts";
import { openDocument } from "./sealed-people.ts";

const fromVoucher = `select ${voucherColumns} from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id`;

export function createVoucherStore(db: Queryable, box: SealedBox): VoucherStore {
  const findOne = async (name: string, where: string, values: unknown[]): Promise<Voucher | null> => {
    const row = await firstRow<VoucherRow>(db, { name, text: `${fromVoucher} where ${where}`, values });
    return row ? toVoucher(row) : null;
  };

  return {
    find: (shopId, voucherId) =>
      findOne("voucher-by-id", "voucher.shop_id = $1 and voucher.id = $2", [shopId, voucherId]),

    async claim(shopId, voucherId, seconds) {
      // Unknown until released or saved: a crash on the way leaves it so. The caller sees how it was before.
      const text = `with held as (${fromVoucher}
          where voucher.shop_id = $1 and voucher.id = $2 and voucher.status = 'asked'
            and (voucher.claimed_until is null or voucher.claimed_until < now())
          for update of voucher)
        update voucher set claimed_until = now() + make_interval(secs => $3), outcome_unknown = true from held where voucher.id = held.id returning held.*`;
      const row = await firstRow<VoucherRow>(db, {
        name: "voucher-claim",
        text,
        values: [shopId, voucherId, seconds],
      });
      if (row) return toVoucher(row);
      const voucher = await this.find(shopId, voucherId);
      return voucher?.status === "asked" ? "busy" : null;
    },

    async release(shopId, voucherId, isOutcomeUnknown) {
      const text = `update voucher set claimed_until = null, outcome_unknown = $3 where shop_id = $1 and id = $2`;
      await db.query({ name: "voucher-release", text, values: [shopId, voucherId, isOutcomeUnknown] });
    },

    async documentOf(shopId, voucherId) {
      const text = `select document from voucher where shop_id = $1 and id = $2`;
      const row = await firstRow<{ document: string | null }>(db, {
        name: "voucher-document",
        text,
        values: [shopId, voucherId],
      });
      return openDocument(box, voucherId, row?.document ?? null);
    },

    findByGatewayPayment: (accountId, gatewayPaymentId) =>
      findOne(
        "voucher-by-gateway-payment",
        "voucher.gateway_account_id = $1 and voucher.gateway_payment_id = $2",
        [accountId, gatewayPaymentId],
      ),

    findByExternalReference: (accountId, externalReference) =>
      findOne(
        "voucher-by-external-reference",
        "voucher.gateway_account_id = $1 and voucher.external_reference = $2",
        [accountId, externalReference],
      ),

    async liveInGroup(shopId, groupId, voucher) {
      const text = `${fromVoucher} join payment on payment.id = voucher.payment_id
        where payment.shop_id = $1 and payment.group_id = $2 and payment.id <> $3
          and (voucher.status = 'issued' or (voucher.status = 'asked' and voucher.id < $4)
            or (voucher.status = 'refused' and voucher.refusal = 'voucher_unclear' and voucher.expires_at > now()))`;
      const values = [shopId, groupId, voucher.paymentId, voucher.id];
      const { rows } = await db.query<VoucherRow>({ name: "voucher-live-in-group", text, values });
      return rows.map(toVoucher);
    },
  };
}
