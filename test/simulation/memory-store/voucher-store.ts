import type { Voucher } from "../../../app/ports/records.ts";
import type { VoucherStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import type { VoucherRow } from "./tables.ts";
import { isUnclear } from "./voucher-writes.ts";

type Lookups = Pick<VoucherStore, "find" | "documentOf" | "findByGatewayPayment" | "findByExternalReference">;
type Claims = Pick<VoucherStore, "claim" | "release" | "liveInGroup">;

export function createMemoryVoucherStore(db: MemoryDatabase, connection: Connection): VoucherStore {
  return { ...lookups(db, connection), ...claims(db, connection) };
}

function lookups(db: MemoryDatabase, connection: Connection): Lookups {
  const findOne = (isIt: (voucher: Voucher) => boolean): Promise<Voucher | null> =>
    db.once(connection, (view) => view.all("vouchers").find(({ voucher }) => isIt(voucher))?.voucher ?? null);
  return {
    find: (shopId, voucherId) => findOne((voucher) => voucher.shopId === shopId && voucher.id === voucherId),
    documentOf: (shopId, voucherId) =>
      db.once(connection, (view) => ownRow(view, shopId, voucherId)?.document ?? null),
    findByGatewayPayment: (accountId, gatewayPaymentId) =>
      findOne((voucher) => voucher.accountId === accountId && voucher.gatewayPaymentId === gatewayPaymentId),
    findByExternalReference: (accountId, externalReference) =>
      findOne(
        (voucher) => voucher.accountId === accountId && voucher.externalReference === externalReference,
      ),
  };
}

function claims(db: MemoryDatabase, connection: Connection): Claims {
  return {
    claim: (shopId, voucherId, seconds) =>
      db.once(connection, async (view) => {
        await view.lock("vouchers", voucherId);
        const row = ownRow(view, shopId, voucherId);
        if (row?.voucher.status !== "asked") return null;
        if (row.claimedUntil !== null && row.claimedUntil >= db.now()) return "busy";
        const voucher = { ...row.voucher, isOutcomeUnknown: true };
        view.put("vouchers", voucherId, {
          ...row,
          voucher,
          claimedUntil: new Date(db.now().getTime() + seconds * 1000),
        });
        return row.voucher;
      }),

    release: (shopId, voucherId, isOutcomeUnknown) =>
      change(db, connection, shopId, voucherId, (row) => ({
        ...row,
        voucher: { ...row.voucher, isOutcomeUnknown },
        claimedUntil: null,
      })),

    liveInGroup: (shopId, groupId, asking) =>
      db.once(connection, (view) =>
        view
          .all("vouchers")
          .map(({ voucher }) => voucher)
          .filter((voucher) => {
            const { id, paymentId, status } = voucher;
            const payment = view.get("payments", paymentId)?.payment;
            const isSibling =
              payment?.shop.id === shopId && payment.groupId === groupId && paymentId !== asking.paymentId;
            return (
              isSibling &&
              (status === "issued" || (status === "asked" && id < asking.id) || isUnclear(voucher, db.now()))
            );
          }),
      ),
  };
}

function ownRow(view: View, shopId: string, voucherId: string): VoucherRow | undefined {
  const row = view.get("vouchers", voucherId);
  return row?.voucher.shopId === shopId ? row : undefined;
}

function change(
  db: MemoryDatabase,
  connection: Connection,
  shopId: string,
  voucherId: string,
  to: (row: VoucherRow) => VoucherRow,
): Promise<void> {
  return db.once(connection, async (view) => {
    await view.lock("vouchers", voucherId);
    const row = ownRow(view, shopId, voucherId);
    if (row) view.put("vouchers", voucherId, to(row));
  });
}
