/** Whether orders by the manual method come, for a shop that is being set up. */
export interface LatestOrders {
  /** The payment of the shop's newest order; null before the first. */
  read(shopId: string): Promise<{ readonly paymentId: string; readonly startedAt: Date } | null>;
  /** Money came for an order at least once, whatever became of it later. */
  hasPaid(shopId: string): Promise<boolean>;
}
