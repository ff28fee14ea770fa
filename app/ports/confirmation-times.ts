/** How long money took to be known of, over all shops: it says something of a gateway, nothing of a shop. */
export interface ConfirmationTimeStore {
  /** Measures every gateway's payments that were told since `from`, at least so many of them. */
  measure(from: Date, now: Date, least: number): Promise<void>;
}
