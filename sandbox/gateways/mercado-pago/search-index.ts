import type { Payment } from "./payment.ts";

export interface SearchIndex {
  /** Notes what the index still shows after a change: the payment as it was, or nothing for a new one. */
  remember(id: number, before: Payment | null): void;
  /** The payment as search sees it now; null when search does not know it yet. */
  view(payment: Payment): Payment | null;
}

/** Search lags behind the payments themselves; switched by `faults.searchLagMs`. */
export function createSearchIndex(lagMs: () => number, now: () => number): SearchIndex {
  const changes = new Map<number, { readonly at: number; readonly shown: Payment | null }>();
  const isLagging = (at: number) => now() - at < lagMs();
  return {
    remember(id, before) {
      if (lagMs() <= 0) return;
      const last = changes.get(id);
      // A second change inside the lag does not make the first one visible.
      const shown = last && isLagging(last.at) ? last.shown : before;
      changes.set(id, { at: now(), shown });
    },
    view(payment) {
      const last = changes.get(payment.id);
      return last && isLagging(last.at) ? last.shown : payment;
    },
  };
}
