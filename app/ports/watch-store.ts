import type { PollPlan } from "../domain/poll-schedule.ts";
import type { Voucher } from "./records.ts";

/** A voucher taken for a look-up, with how many look-ups in a row told nothing before. */
export interface WatchedVoucher extends Voucher {
  readonly failedLookUps: number;
  /** The gateway said last that it looks into the payment itself: an exception is open. */
  readonly isHeld: boolean;
}

/** An account with vouchers whose turn has come, and since when the oldest of them waits. */
export interface DueAccount {
  readonly shopId: string;
  readonly accountId: string;
  readonly gateway: string;
  readonly oldestDueAt: Date;
}

/** Which open vouchers the gateways are asked about, and when. What it costs does not grow with how many are open. */
export interface WatchStore {
  /** Across all shops, the longest waiting account first. */
  dueAccounts(now: Date): Promise<readonly DueAccount[]>;
  /**
   * Takes an account's due vouchers, the most urgent first; another worker sees them again only when `schedule`
   * was not reached for two minutes.
   */
  takeDue(shopId: string, accountId: string, now: Date, limit: number): Promise<readonly WatchedVoucher[]>;
  /** Plans the next look-up, unless watching ended meanwhile (the voucher was paid). */
  schedule(shopId: string, voucherId: string, plan: PollPlan, failedLookUps: number): Promise<void>;
}
