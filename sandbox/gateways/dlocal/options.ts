import type { Merchant } from "./merchants.ts";

export interface DlocalOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where one JSON file keeps the payments between starts; null keeps them in memory only. */
  readonly dataFolder: string | null;
  readonly merchants?: readonly Merchant[];
  /** Public notification origin → loopback origin. Those to other public hosts are recorded, not sent. */
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** What an unpaid ticket becomes: documentation, reports and the sandbox tool each say another word. */
  readonly expiredAs?: "EXPIRED" | "CANCELLED" | "REJECTED";
  /** Whether the cancel call, documented for cards, stops a ticket too: not known of the real one. */
  readonly cancelsTickets?: boolean;
  readonly webhookTimeoutMs?: number;
  /** Waits before the second, third … try. The default is dLocal's own, in hours. */
  readonly webhookRetryDelaysMs?: readonly number[];
}
