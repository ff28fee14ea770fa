export interface Webhook {
  readonly shop: string;
  readonly topic: string;
  readonly eventId: string;
  readonly payload: object;
  readonly url: string;
  /** Made through the API: it is removed when all tries failed. */
  readonly subscriptionId: string | null;
}

/** How the store app's webhooks travel: signed, tried again, and as badly as a test wants. */
export interface Deliveries {
  send(webhook: Webhook): void;
  /** Until everything sent has been answered or given up. */
  settled(): Promise<void>;
  /** Keeps back what is sent from now on. */
  hold(): void;
  /** Sends what was kept back, in this order, and goes on as usual. */
  release(order: "as_sent" | "reversed"): Promise<void>;
  /** Every webhook is sent this often. */
  setCopies(copies: number): void;
  /** Loses what is sent from now on, or no more. */
  setLost(isLost: boolean): void;
  stop(): void;
}
