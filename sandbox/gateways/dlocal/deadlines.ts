import { isOpen, type Payment } from "./payment.ts";

export type Deadlines = ReturnType<typeof createDeadlines>;

/**
 * A clock of its own that decides only when tickets run out. Moving it ages the tickets already issued; one
 * issued afterwards starts fresh, and API times stay those of the caller's world.
 */
export function createDeadlines(now: () => number, savedOffset: number) {
  const dueById = new Map<string, number>();
  let earliest = Number.POSITIVE_INFINITY;
  let offset = savedOffset;
  const dueAt = (payment: Payment) => payment.expiresAt + payment.clockOffset;

  return {
    offset: () => offset,
    advance(ms: number) {
      offset += ms;
    },
    timeLeft: (payment: Payment) => dueAt(payment) - now() - offset,
    /** Call after each change: watches an open ticket, forgets a closed one. */
    watch(payment: Payment) {
      if (!isOpen(payment)) {
        dueById.delete(payment.id);
        return;
      }
      dueById.set(payment.id, dueAt(payment));
      earliest = Math.min(earliest, dueAt(payment));
    },
    /** Ids whose time has run out. Scans only when the earliest has. */
    due(): string[] {
      const time = now() + offset;
      if (time < earliest) return [];
      const ids: string[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [id, due] of dueById) {
        if (due <= time) ids.push(id);
        else earliest = Math.min(earliest, due);
      }
      return ids;
    },
  };
}
