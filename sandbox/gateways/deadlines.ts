export interface Deadlines<Id, Item> {
  /** How far the clock was moved. */
  offset(): number;
  advance(ms: number): void;
  /** Now, on this clock. */
  time(): number;
  /** Milliseconds until it runs out; negative when past. */
  timeLeft(item: Item): number;
  /** Call after each change: watches what is open, forgets what is closed. */
  watch(item: Item): void;
  /** Ids whose time has run out. Scans only when the earliest has. */
  due(): Id[];
}

interface Watched<Id, Item> {
  readonly now: () => number;
  readonly savedOffset: number;
  readonly idOf: (item: Item) => Id;
  readonly isOpen: (item: Item) => boolean;
  /** When it runs out, on this clock. */
  readonly dueAt: (item: Item) => number;
}

/**
 * A clock of its own that decides only when vouchers run out. Moving it ages the vouchers already issued; one issued
 * afterwards starts fresh, and API times stay those of the caller's world.
 */
export function createDeadlines<Id, Item>(watched: Watched<Id, Item>): Deadlines<Id, Item> {
  const { now, idOf, isOpen, dueAt } = watched;
  const dueById = new Map<Id, number>();
  let earliest = Number.POSITIVE_INFINITY;
  let offset = watched.savedOffset;
  const time = () => now() + offset;

  return {
    offset: () => offset,
    advance(ms) {
      offset += ms;
    },
    time,
    timeLeft: (item) => dueAt(item) - time(),
    watch(item) {
      if (!isOpen(item)) {
        dueById.delete(idOf(item));
        return;
      }
      dueById.set(idOf(item), dueAt(item));
      earliest = Math.min(earliest, dueAt(item));
    },
    due() {
      if (time() < earliest) return [];
      const ids: Id[] = [];
      earliest = Number.POSITIVE_INFINITY;
      for (const [id, due] of dueById) {
        if (due <= time()) ids.push(id);
        else earliest = Math.min(earliest, due);
      }
      return ids;
    },
  };
}
