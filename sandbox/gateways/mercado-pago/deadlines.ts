import { createDeadlines, type Deadlines } from "../deadlines.ts";
import { isOpen, type Payment } from "./payment.ts";
import { dayMs } from "./timestamp.ts";

/** An unpaid voucher without its own date is cancelled by day 30 (devsite-docs, 2026-09). */
const longestLifeMs = 30 * dayMs;

export type VoucherDeadlines = Deadlines<number, Payment>;

export function watchVouchers(now: () => number, savedOffset: number): VoucherDeadlines {
  return createDeadlines({
    now,
    savedOffset,
    idOf: ({ id }) => id,
    isOpen,
    dueAt: ({ expiresAt, createdAt, clockOffset }) => (expiresAt ?? createdAt + longestLifeMs) + clockOffset,
  });
}
