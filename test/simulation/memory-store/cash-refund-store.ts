import type { CashRefundStore } from "../../../app/ports/cash-refund-store.ts";

/** No person gives money back in a simulated world. */
export function createMemoryCashRefundStore(): CashRefundStore {
  return {
    find: () => Promise.resolve(null),
    ofPayment: () => Promise.resolve([]),
    findByTokenDigest: () => Promise.resolve(null),
    listOverdue: () => Promise.resolve([]),
  };
}
