import type { Payment, Refund } from "./payment.ts";

export interface StoreContents {
  readonly lastReference: number;
  readonly clockOffset: number;
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
}

export type PaymentStore = ReturnType<typeof createPaymentStore>;

/** All payments in memory, found by id, ticket number or order without a scan. */
export function createPaymentStore(contents: StoreContents | null, onChange: () => void) {
  const byId = new Map<string, Payment>();
  const idsByReference = new Map<string, string>();
  const idsByOrder = new Map<string, string>();
  const refunds = new Map<string, Refund>(contents?.refunds.map((refund) => [refund.id, refund]));
  // Eight digits, as in both samples; grows with the wall clock, so that a sandbox started over repeats none.
  let lastReference = Math.max(contents?.lastReference ?? 0, Math.floor(Date.now() / 100) % 80_000_000);

  const orderKey = (login: string, orderId: string) => `${login} ${orderId}`;
  const put = (payment: Payment) => {
    byId.set(payment.id, payment);
    idsByReference.set(payment.reference, payment.id);
    idsByOrder.set(orderKey(payment.login, payment.orderId), payment.id);
  };
  for (const payment of contents?.payments ?? []) put(payment);
  const at = (id: string | undefined) => (id === undefined ? undefined : byId.get(id));

  return {
    takeReference: () => String(10_000_000 + (lastReference += 1)),
    put(payment: Payment) {
      put(payment);
      onChange();
    },
    putRefund(refund: Refund) {
      refunds.set(refund.id, refund);
      onChange();
    },
    get: (id: string) => byId.get(id),
    getRefund: (id: string) => refunds.get(id),
    refundsOf: (paymentId: string) =>
      [...refunds.values()].filter((refund) => refund.paymentId === paymentId),
    findByReference: (reference: string) => at(idsByReference.get(reference)),
    findByOrder: (login: string, orderId: string) => at(idsByOrder.get(orderKey(login, orderId))),
    all: (): Payment[] => [...byId.values()],
    /** Call after changing something that only the contents carry. */
    changed: onChange,
    contents: (clockOffset: number): StoreContents => ({
      lastReference,
      clockOffset,
      payments: [...byId.values()],
      refunds: [...refunds.values()],
    }),
  };
}
