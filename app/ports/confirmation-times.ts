import type { Country, Method } from "../domain/method.ts";
import type { MeasuredWait } from "../domain/waiting-time.ts";

export interface ConfirmationTimeKey {
  readonly gateway: string;
  readonly method: Method;
  readonly country: Country;
}

/** How long money took to be known of, over all shops: it says something of a gateway, nothing of a shop. */
export interface ConfirmationTimeStore {
  /** Null when fewer than a useful number were measured, or not since `notBefore`. */
  read(key: ConfirmationTimeKey, notBefore: Date): Promise<MeasuredWait | null>;
  /** Measures every gateway's payments that were told since `from`, at least so many of them. */
  measure(from: Date, now: Date, least: number): Promise<void>;
}
