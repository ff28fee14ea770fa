/** Every limit of time on the payment path, in one place. */
export const timeLimits = {
  /** Shopify recommends that a pending payment ends within 3 days (Payments Apps schema 2026-10, pendingExpiresAt). */
  pendingHours: 72,
  /** A new number that lives shorter than this sends a shopper to a counter in vain. */
  shortestUsefulHours: 3,
  /** Kept free of them after a voucher's end, so that what the shop is told to wait for is later than that end. */
  spareHours: 12,
  /** What a shop may wish for as the longest life of its vouchers; door and gateway bound it further. */
  shortestLifeWishHours: 6,
  longestLifeWishHours: 720,
  /** A voucher may reach its gateway this much later than it was asked for: the tries of an hour, and clocks. */
  issueHours: 2,
  /** A pay link on which nobody asked for a voucher: the checkout behind it is long gone. */
  unusedLinkHours: 72,
  /** A pay link opens for this long after its last number ended: 90 days, and a month for what late money needs. */
  linkDays: 120,
  /** How long one caller may hold a row while it speaks to another company's server. */
  claimSeconds: 45,
  /** How long the buyer may take to fill in the form of a refund by hand. */
  refundLinkHours: 72,
  /** How long a buyer's bank account is kept for a merchant who does not pay. */
  bankAccountDays: 30,
  /** A message still being handed over after this long was left lying by a process that died. */
  messageSeconds: 60,
  /** Between two looks for a lost voucher: search indexes of gateways lag some seconds behind. */
  searchLagSeconds: 10,
  /** How often a gateway account's limits are read again. */
  accountCheckHours: 24,
} as const;
