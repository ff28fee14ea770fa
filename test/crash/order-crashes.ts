import type { CrashPoint } from "../../app/ports/probe.ts";

export interface OrderCrash {
  readonly point: CrashPoint;
  readonly role: "web" | "worker";
  /** What is under way with an order of door 2 when the process dies. */
  readonly during: "order" | "voucher" | "payment" | "refund";
}

export const orderCrashes: readonly OrderCrash[] = [
  { point: "order-news-stored", role: "web", during: "order" },
  { point: "order-payment-stored", role: "worker", during: "order" },
  { point: "shop-answered", role: "worker", during: "order" },
  { point: "facts-committed", role: "worker", during: "voucher" },
  { point: "sync-claimed", role: "worker", during: "payment" },
  { point: "order-mark-asked", role: "worker", during: "payment" },
  { point: "shop-answered", role: "worker", during: "payment" },
  { point: "shop-told", role: "worker", during: "payment" },
  { point: "order-refund-told", role: "worker", during: "refund" },
];
