import type { ProbeOutcome } from "../domain/webhook-health.ts";

export interface WebhookHealth {
  readonly probedAt: Date | null;
  readonly probeOutcome: ProbeOutcome | null;
  /** When a webhook was heard, to the minute. */
  readonly heardAt: Date | null;
  /** Payments in a row that polling found and no webhook told. */
  readonly missed: number;
}

/** Whether the webhooks of each account reach us. Times are the database's. */
export interface WebhookHealthStore {
  read(shopId: string, accountId: string): Promise<WebhookHealth | null>;
  saveProbe(shopId: string, accountId: string, outcome: ProbeOutcome): Promise<void>;
  heard(shopId: string, accountId: string): Promise<void>;
  /** Counts one more and returns how many it were in a row. */
  missed(shopId: string, accountId: string): Promise<number>;
  /** Accounts of all shops that were not probed for 20 hours, so that a daily round misses none. */
  listUnprobed(limit: number): Promise<readonly { readonly shopId: string; readonly accountId: string }[]>;
}
