import type { Seller } from "./sellers.ts";

export interface MercadoPagoOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** Where one JSON file keeps the payments between starts; null keeps them in memory only. */
  readonly dataFolder: string | null;
  readonly sellers?: readonly Seller[];
  /** Public webhook origin → loopback origin. Webhooks to other public hosts are recorded, not sent. */
  readonly publicHosts: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  readonly webhookDelayMs?: number;
  readonly webhookTimeoutMs?: number;
  /** Waits before the second, third … try. The default is Mercado Pago's own, in minutes and hours. */
  readonly webhookRetryDelaysMs?: readonly number[];
  /** Added to every API answer. */
  readonly latencyMs?: number;
}
