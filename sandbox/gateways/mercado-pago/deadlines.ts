import { isOpen, type Payment } from "./payment.ts";
import { dayMs } from "./timestamp.ts";

/** An unpaid voucher without its own date is cancelled by day 30 (devsite-docs, 2026-09). */
const longestLifeMs = 30 * dayMs;

export type Deadlines = ReturnType<typeof createDeadlines>;

/**
 * A clock of its own that decides only when vouchers run out. Moving it ages the vouchers already issued;
 * a voucher issued afterwards starts fresh, and API times stay those of the caller's world.
 */
export function createDeadlines(now: () => number, savedOffset: number) {
  const dueById = new Map<number, number>();
  let earliest = Number.POSITIVE_INFINITY;
  let offset = savedOffset;

  return {
    offset: () => offset,
    advance(ms: number) {
      offset += ms;
    },
    /** How old a voucher is on this clock, in milliseconds. */
    age: (payment: Payment) => now() + offset - payment.clockOffset - payment.createdAt,
    timeLeft: (payment: Payment) => dueAt(payment) - now() - offset,
    /** Call after each change: watches an open voucher, forgets a closed one. */
    watch(payment: Payment) {
      if (!isOpen(payment)) {
        dueById.delete(payment.id);
        return;
      }
      dueById.set(payment.id, dueAt(payment));
      earliest = Math.min(earliest, dueAt(payment));
    },
    /** Ids whose time has run out. Scans only when the earliest has. */
    due(): number[] {
      const time = now() + offset;
      if (time < earliest) return [];
      const ids: number[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [id, due] of dueById) {
        if (due <= time) ids.push(id);
        else earliest = Math.min(earliest, due);
      }
      return ids;
    },
  };
}

function dueAt(payment: Payment): number {
  return (payment.expiresAt ?? payment.createdAt + longestLifeMs) + payment.clockOffset;
}
