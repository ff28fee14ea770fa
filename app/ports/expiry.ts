import type { Voucher } from "./records.ts";

/** Vouchers by their deadlines. */
export interface ExpiryStore {
  /**
   * Vouchers of all shops that still live though their deadline lies in the span, by deadline. `after` is the last one
   * of the page before.
   */
  listPastDeadline(
    span: { readonly from: Date; readonly to: Date },
    after: Voucher | null,
    limit: number,
  ): Promise<readonly Voucher[]>;
}
