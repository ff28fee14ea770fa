/** What a page tells the block in it: Shopify's own data of the page, as plain values. */
export interface BlockData {
  readonly target: string;
  readonly handle: string;
  readonly language: string;
  /** Where the page gets tokens for the block. */
  readonly tokenUrl: string;
  /** The app's own server, to which the admin sends addresses without a host; null in buyers' pages. */
  readonly appOrigin: string | null;
  /** The app in the admin, for links that begin with `app:`. */
  readonly appUrl: string;
  readonly order: {
    readonly id: string;
    readonly name: string;
    readonly confirmationNumber: string;
    readonly processedAt: string;
  };
}
