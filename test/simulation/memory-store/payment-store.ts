import type { Fact } from "../../../app/domain/fact.ts";
import type { Payment, Voucher } from "../../../app/ports/records.ts";
import type { PaymentStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";

const nobody = { email: null, firstName: null, lastName: null, phone: null };

export function createMemoryPaymentStore(db: MemoryDatabase, connection: Connection): PaymentStore {
  const findOne = (isIt: (payment: Payment) => boolean): Promise<Payment | null> =>
    db.once(connection, (view) => view.all("payments").find(({ payment }) => isIt(payment))?.payment ?? null);
  return {
    findByToken: (token) => findOne((payment) => payment.token === token),
    find: (shopId, paymentId) => findOne((payment) => payment.shop.id === shopId && payment.id === paymentId),
    findBySession: (shopId, sessionId) =>
      findOne((payment) => payment.shop.id === shopId && payment.sessionId === sessionId),
    buyerOf: (shopId, paymentId) =>
      db.once(connection, (view) => {
        const row = view.get("payments", paymentId);
        return row?.payment.shop.id === shopId ? (row.buyer ?? nobody) : nobody;
      }),
    latestVoucher: (shopId, paymentId) =>
      db.once(connection, (view) => {
        const all = vouchersOf(view, shopId, paymentId);
        return all.sort((one, other) => other.attempt - one.attempt)[0] ?? null;
      }),
    vouchersOf: (shopId, paymentId) =>
      db.once(connection, (view) =>
        vouchersOf(view, shopId, paymentId).sort((one, other) => one.attempt - other.attempt),
      ),
    voucherOfAttempt: (shopId, paymentId, attempt) =>
      db.once(
        connection,
        (view) => vouchersOf(view, shopId, paymentId).find((voucher) => voucher.attempt === attempt) ?? null,
      ),
    laterInGroup: (shopId, { id, groupId }, askedAfter) =>
      db.once(connection, (view) => {
        const later = view
          .all("payments")
          .filter(
            ({ payment }) => payment.shop.id === shopId && payment.groupId === groupId && payment.id !== id,
          )
          .flatMap(({ payment }) =>
            vouchersOf(view, shopId, payment.id)
              .filter(({ gatewayPaymentId }) => gatewayPaymentId !== null)
              .map(({ askedAt }) => ({ askedAt, token: payment.token })),
          )
          .filter(({ askedAt }) => askedAt > askedAfter)
          .sort((one, other) => other.askedAt.getTime() - one.askedAt.getTime());
        return later[0]?.token ?? null;
      }),
    factsOf: (shopId, paymentId) => db.once(connection, (view) => factsIn(view, shopId, paymentId)),
  };
}

export function vouchersOf(view: View, shopId: string, paymentId: string): Voucher[] {
  return view
    .all("vouchers")
    .map(({ voucher }) => voucher)
    .filter((voucher) => voucher.shopId === shopId && voucher.paymentId === paymentId);
}

export function factsIn(view: View, shopId: string, paymentId: string): readonly Fact[] {
  return view
    .all("facts")
    .filter((row) => row.shopId === shopId && row.paymentId === paymentId)
    .map(({ fact }) => fact);
}
