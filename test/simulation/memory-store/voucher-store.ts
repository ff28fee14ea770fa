import type { Voucher } from "../../../app/ports/records.ts";
import type { VoucherStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import type { VoucherRow } from "./tables.ts";

type Lookups = Pick<VoucherStore, "find" | "documentOf" | "findByGatewayPayment" | "findByExternalReference">;
type Claims = Pick<VoucherStore, "claim" | "release" | "liveInGroup">;
type Polls = Pick<VoucherStore, "takeDue" | "schedulePoll">;

export function createMemoryVoucherStore(db: MemoryDatabase, connection: Connection): VoucherStore {
  return { ...lookups(db, connection), ...claims(db, connection), ...polls(db, connection) };
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
    claim: (shopId, voucherId, until) =>
      db.once(connection, async (view) => {
        await view.lock("vouchers", voucherId);
        const row = ownRow(view, shopId, voucherId);
        if (row?.voucher.status !== "asked") return null;
        if (row.claimedUntil !== null && row.claimedUntil >= db.now()) return "busy";
        const voucher = { ...row.voucher, isOutcomeUnknown: true };
        view.put("vouchers", voucherId, { ...row, voucher, claimedUntil: until });
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
          .filter(({ id, paymentId, status }) => {
            const payment = view.get("payments", paymentId)?.payment;
            const isSibling =
              payment?.shop.id === shopId && payment.groupId === groupId && paymentId !== asking.paymentId;
            return isSibling && (status === "issued" || (status === "asked" && id < asking.id));
          }),
      ),
  };
}

function polls(db: MemoryDatabase, connection: Connection): Polls {
  return {
    takeDue: (now, limit) =>
      db.once(connection, (view) => {
        const due = view
          .all("vouchers")
          .filter(({ nextPollAt, voucher }) => isDue(nextPollAt, now) && !view.isHeld("vouchers", voucher.id))
          .sort((one, other) => Number(one.nextPollAt) - Number(other.nextPollAt))
          .slice(0, limit);
        const again = new Date(now.getTime() + 60_000);
        for (const row of due) view.put("vouchers", row.voucher.id, { ...row, nextPollAt: again });
        return due.map(({ voucher }) => voucher);
      }),

    schedulePoll: (shopId, voucherId, at) =>
      change(db, connection, shopId, voucherId, (row) =>
        row.nextPollAt === null ? row : { ...row, nextPollAt: at },
      ),
  };
}

function isDue(at: Date | null, now: Date): boolean {
  return at !== null && at <= now;
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
