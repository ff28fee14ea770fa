/** What can give up: each is a row with an open alert, and can be given new tries. */
export type DeadKind = "shop_sync" | "shop_request" | "inbox" | "voucher" | "job";

export interface DeadWork {
  readonly kind: DeadKind;
  /** The row's own id; the payment's for `shop_sync`, the alert's for `job`. */
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string | null;
  readonly lastError: string | null;
  readonly diedAt: Date;
  /** The alert that is open about it. */
  readonly alertKey: string;
}

export interface DeadWorkStore {
  /** Everything of a shop that gave up and was not given new tries, the oldest first. */
  list(shopId: string): Promise<readonly DeadWork[]>;
}
