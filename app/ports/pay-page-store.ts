import type { MeasuredWait } from "../domain/waiting-time.ts";
import type { ShopperAsk } from "./by-hand.ts";
import type { Payment, ShopSyncRow, Voucher } from "./records.ts";

/** What nearly every look at a pay page needs of its payment. */
export interface PayPageRecord {
  readonly payment: Payment;
  /** What shoppers call the shop; null while nobody asked it. */
  readonly shopName: string | null;
  /** The latest. */
  readonly voucher: Voucher | null;
  readonly sync: Pick<ShopSyncRow, "told" | "nextUrl"> | null;
  readonly ask: ShopperAsk | null;
  /** How long money of this voucher's kind took to be known of; null when nobody measured it lately. */
  readonly measuredWait: MeasuredWait | null;
}

/** A pay page is looked at far more often than anything else of a payment changes. */
export interface PayPageStore {
  /** In one question; null for a link that never was. Waits measured before `freshSince` are left out. */
  find(token: string, freshSince: Date): Promise<PayPageRecord | null>;
}
