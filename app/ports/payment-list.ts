import type { Country, Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { Mark, PaymentState } from "../domain/payment-state.ts";
import type { PaymentCursor, PaymentFilters } from "../domain/payment-filters.ts";
import type { VoucherStatus } from "./records.ts";

/** One line of the list; nothing about who the buyer is. */
export interface ListedPayment {
  readonly id: string;
  readonly sessionId: string;
  readonly isTest: boolean;
  readonly amount: Money;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly createdAt: Date;
  /** The latest number of it; null before the shopper asked for one. */
  readonly voucher: {
    readonly method: Method;
    readonly country: Country;
    readonly gateway: string;
    readonly status: VoucherStatus;
    readonly reference: string | null;
    readonly expiresAt: Date;
  } | null;
  /** Decisions about it that wait for a person. */
  readonly openExceptions: number;
}

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
