import type { Merchant } from "./merchants.ts";

export interface PagoEfectivoOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where one JSON file keeps the CIPs between starts; null keeps them in memory only. */
  readonly dataFolder: string | null;
  readonly merchants?: readonly Merchant[];
  /** Public webhook origin → loopback origin. Notifications to other public hosts are recorded, not sent. */
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Two hours in the papers, five minutes in PagoEfectivo's own demo. */
  readonly tokenLifeMs?: number;
  readonly webhookTimeoutMs?: number;
  /** Before the one second try; the real wait is not published. */
  readonly webhookRetryDelayMs?: number;
  /** Added to every API answer. */
  readonly latencyMs?: number;
}
