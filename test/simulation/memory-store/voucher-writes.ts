import type { Voucher } from "../../../app/ports/records.ts";
import type { StoreTransaction } from "../../../app/ports/store.ts";
import type { VoucherRow } from "./tables.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import { vouchersOf } from "./payment-store.ts";

type VoucherWrites = Pick<
  StoreTransaction,
  | "addVoucher"
  | "saveIssuedVoucher"
  | "refuseVoucher"
  | "settleUnclearVoucher"
  | "endVouchers"
  | "stopWatching"
>;

export function voucherWrites(db: MemoryDatabase, view: View, connection: Connection): VoucherWrites {
  return {
    async addVoucher(shopId, asked) {
      await connection.turn();
      await view.lock("vouchers", `live of ${asked.paymentId}`);
      const others = vouchersOf(view, shopId, asked.paymentId);
      const isLive = others.some(({ status }) => status === "asked" || status === "issued");
      if (isLive || others.some((other) => isUnclear(other, db.now()))) return "one_is_live";
      const counted = { attempt: others.length + 1, askedAt: db.now() };
      view.put("vouchers", asked.id, newRow(view, shopId, asked, counted));
      return "added";
    },

    async saveIssuedVoucher(shopId, voucherId, { gatewayPaymentId, voucher: details }, { at, urgency }) {
      await connection.turn();
      await view.lock("vouchers", voucherId);
      const row = view.get("vouchers", voucherId);
      if (row?.voucher.shopId !== shopId || row.voucher.gatewayPaymentId !== null) return "known";
      const { status: before, accountId, refusal } = row.voucher;
      if (before !== "asked" && before !== "refused") return "known";
      const taken = view.all("vouchers").find(({ voucher }) => voucher.gatewayPaymentId === gatewayPaymentId);
      if (taken?.voucher.accountId === accountId)
        throw new Error("another voucher of the account has this gateway payment");
      const isAsked = before === "asked";
      const status = isAsked ? ("issued" as const) : ("ended" as const);
      const known = { status, gatewayPaymentId, details, refusal: isAsked ? null : refusal };
      const voucher = { ...row.voucher, ...known, isOutcomeUnknown: false };
      view.put("vouchers", voucherId, { ...row, voucher, nextPollAt: at, urgency, claimedUntil: null });
      return isAsked ? "issued" : "lost_and_found";
    },

    ...endingWrites(view, connection),
  };
}

/** How attempts end: refused, cleared up, over. */
function endingWrites(
  view: View,
  connection: Connection,
): Pick<VoucherWrites, "refuseVoucher" | "settleUnclearVoucher" | "endVouchers" | "stopWatching"> {
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
    async refuseVoucher(shopId, voucherId, refusal) {
      await connection.turn();
      await change(shopId, voucherId, (row) =>
        row.voucher.status === "asked"
          ? { ...row, voucher: { ...row.voucher, status: "refused", refusal }, claimedUntil: null }
          : row,
      );
    },

    async settleUnclearVoucher(shopId, voucherId) {
      await connection.turn();
      await change(shopId, voucherId, (row) =>
        row.voucher.status === "refused" && row.voucher.refusal === "voucher_unclear"
          ? { ...row, voucher: { ...row.voucher, refusal: "unknown_outcome" } }
          : row,
      );
    },

    async stopWatching(shopId, voucherId) {
      await connection.turn();
      const wasWatched = view.get("vouchers", voucherId)?.nextPollAt !== null;
      await change(shopId, voucherId, (row) => ({ ...row, nextPollAt: null }));
      return wasWatched;
    },

    async endVouchers(shopId, paymentId, attempts, keepPolling) {
      await connection.turn();
      const lived: { readonly voucherId: string; readonly attempt: number }[] = [];
      for (const { id, attempt } of vouchersOf(view, shopId, paymentId)) {
        if (!attempts.includes(attempt)) continue;
        await change(shopId, id, (row) => {
          const status = endOf(row.voucher.status);
          if (status !== row.voucher.status) lived.push({ voucherId: id, attempt });
          return {
            ...row,
            voucher: { ...row.voucher, status },
            nextPollAt: keepPolling ? row.nextPollAt : null,
          };
        });
      }
      return lived;
    },
  };
}

/** It may have been made at its gateway, unheard, and could still be paid. */
export function isUnclear({ status, refusal, details }: Voucher, now: Date): boolean {
  return status === "refused" && refusal === "voucher_unclear" && details.expiresAt > now;
}

function endOf(status: VoucherRow["voucher"]["status"]): VoucherRow["voucher"]["status"] {
  return status === "asked" || status === "issued" ? "ended" : status;
}

function newRow(
  view: View,
  shopId: string,
  asked: Parameters<StoreTransaction["addVoucher"]>[1],
  counted: Pick<Voucher, "attempt" | "askedAt">,
): VoucherRow {
  const { id, paymentId, accountId, method, country, idempotencyKey, externalReference, expiresAt } = asked;
  const codes = { reference: null, agreementCode: null, agreementName: null };
  return {
    voucher: {
      ...{ id, shopId, paymentId, accountId, method, country, idempotencyKey, externalReference },
      ...counted,
      gateway: view.get("accounts", accountId)?.gateway ?? "",
      status: "asked",
      isOutcomeUnknown: false,
      gatewayPaymentId: null,
      refusal: null,
      details: { ...codes, barcode: null, hostedUrl: null, expiresAt },
    },
    document: asked.document,
    claimedUntil: null,
    nextPollAt: null,
    urgency: 1,
    failedLookUps: 0,
  };
}
