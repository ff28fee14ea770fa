import type { StoreTransaction } from "../../../app/ports/store.ts";
import type { VoucherRow } from "./tables.ts";
import type { Connection, View } from "./database.ts";
import { vouchersOf } from "./payment-store.ts";

type VoucherWrites = Pick<
  StoreTransaction,
  "addVoucher" | "saveIssuedVoucher" | "refuseVoucher" | "endVouchers"
>;

export function voucherWrites(view: View, connection: Connection): VoucherWrites {
  const change = async (
    shopId: string,
    voucherId: string,
    to: (row: VoucherRow) => VoucherRow,
  ): Promise<void> => {
    await view.lock("vouchers", voucherId);
    const row = view.get("vouchers", voucherId);
    if (row?.voucher.shopId === shopId) view.put("vouchers", voucherId, to(row));
  };
  return {
    async addVoucher(shopId, asked) {
      await connection.turn();
      await view.lock("vouchers", `live of ${asked.paymentId}`);
      const others = vouchersOf(view, shopId, asked.paymentId);
      if (others.some(({ status }) => status === "asked" || status === "issued")) return "one_is_live";
      view.put("vouchers", asked.id, newRow(view, shopId, asked, others.length + 1));
      return "added";
    },

    async saveIssuedVoucher(shopId, voucherId, { gatewayPaymentId, voucher: details }, nextPollAt) {
      await connection.turn();
      const taken = view.all("vouchers").find(({ voucher }) => voucher.gatewayPaymentId === gatewayPaymentId);
      await change(shopId, voucherId, (row) => {
        if (row.voucher.status !== "asked") return row;
        if (taken?.voucher.accountId === row.voucher.accountId && taken.voucher.id !== voucherId)
          throw new Error("another voucher of the account has this gateway payment");
        const issued = { status: "issued", gatewayPaymentId, details, refusal: null } as const;
        return { ...row, voucher: { ...row.voucher, ...issued }, nextPollAt, claimedUntil: null };
      });
    },

    async refuseVoucher(shopId, voucherId, refusal) {
      await connection.turn();
      await change(shopId, voucherId, (row) =>
        row.voucher.status === "asked"
          ? { ...row, voucher: { ...row.voucher, status: "refused", refusal }, claimedUntil: null }
          : row,
      );
    },

    async endVouchers(shopId, paymentId, attempts, keepPolling) {
      await connection.turn();
      for (const { id } of vouchersOf(view, shopId, paymentId).filter((each) =>
        attempts.includes(each.attempt),
      )) {
        await change(shopId, id, (row) => ({
          ...row,
          voucher: { ...row.voucher, status: endOf(row.voucher.status) },
          nextPollAt: keepPolling ? row.nextPollAt : null,
        }));
      }
    },
  };
}

function endOf(status: VoucherRow["voucher"]["status"]): VoucherRow["voucher"]["status"] {
  return status === "asked" || status === "issued" ? "ended" : status;
}

function newRow(
  view: View,
  shopId: string,
  asked: Parameters<StoreTransaction["addVoucher"]>[1],
  attempt: number,
): VoucherRow {
  const { id, paymentId, accountId, method, country, idempotencyKey, externalReference, expiresAt } = asked;
  const nothing = {
    reference: null,
    agreementCode: null,
    agreementName: null,
    barcode: null,
    hostedUrl: null,
  };
  return {
    voucher: {
      ...{ id, shopId, paymentId, accountId, attempt, method, country, idempotencyKey, externalReference },
      gateway: view.get("accounts", accountId)?.gateway ?? "",
      status: "asked",
      isOutcomeUnknown: false,
      gatewayPaymentId: null,
      refusal: null,
      details: { ...nothing, expiresAt },
    },
    document: asked.document,
    claimedUntil: null,
    nextPollAt: null,
  };
}
