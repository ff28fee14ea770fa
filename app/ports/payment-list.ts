import type { ListedPayment, PaymentCursor, PaymentFilters } from "../domain/payment-filters.ts";

/** What a store can narrow to. What was typed to be searched has become ids, or an amount, before. */
export interface ListFilters extends Omit<PaymentFilters, "search" | "from" | "to"> {
  /** Only these; null: whichever. */
  readonly ids: readonly string[] | null;
  readonly amountMinor: bigint | null;
  readonly startedFrom: Date | null;
  readonly startedBefore: Date | null;
}

export interface PaymentListStore {
  /** At most `limit` payments next to the cursor, the newest first; from the newest of all without one. */
  list(
    shopId: string,
    filters: ListFilters,
    page: { readonly cursor: PaymentCursor | null; readonly limit: number },
  ): Promise<readonly ListedPayment[]>;
  /** Ids of the payments that bear exactly this as a number or an id of theirs, of the shop's or of a gateway's. */
  findByNumber(shopId: string, number: string): Promise<readonly string[]>;
}
