/** The named boundaries at which a crash must cost nothing. Nothing happens there in production. */
export const crashPoints = [
  "session-stored",
  "voucher-asked",
  "voucher-claimed",
  "gateway-answered-voucher",
  "facts-before-commit",
  "facts-committed",
  "inbox-stored",
  "inbox-claimed",
  "gateway-answered-look-up",
  "sync-claimed",
  "shop-answered",
  "shop-told",
  "request-stored",
  "refund-stored",
  "refund-claimed",
  "gateway-answered-refund",
  "order-news-stored",
  "order-payment-stored",
  "order-mark-asked",
  "order-refund-told",
  "message-taken",
  "message-handed-over",
] as const;

export type CrashPoint = (typeof crashPoints)[number];

export type Probe = (point: CrashPoint) => void;
