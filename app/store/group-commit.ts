/** Requests that arrive together share one write; each is answered after its commit. */
export interface GroupCommit<Item, Answer> {
  submit(item: Item): Promise<Answer>;
}

export interface GroupCommitOptions<Item, Answer> {
  readonly maxItems: number;
  /** Writes running at once; while all are busy, items wait and the next group grows by itself. */
  readonly maxInFlight: number;
  /** Answers in the order of the items. Throwing fails the whole group. */
  readonly write: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Whether an error may be one item's own fault; any other error is the storage's and fails the group at once. */
  readonly isItemsFault: (error: unknown) => boolean;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * There is no timer: the first item of a quiet moment is written at the end of the same event-loop turn, and
 * under load the groups grow because writes are busy. When an item's data fails a group, the items are tried one
 * by one, so that one bad item cannot fail its neighbours.
 */
export function createGroupCommit<Item, Answer>(
  options: GroupCommitOptions<Item, Answer>,
): GroupCommit<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let inFlight = 0;
  let isScheduled = false;

  function schedule(): void {
    if (isScheduled || inFlight >= options.maxInFlight || waiting.length === 0) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      void flush();
    });
  }

  async function flush(): Promise<void> {
    const group = waiting.slice(0, options.maxItems);
    waiting = waiting.slice(options.maxItems);
    inFlight += 1;
    schedule();
    await settle(group);
    inFlight -= 1;
    schedule();
  }

  async function settle(group: readonly Waiting<Item, Answer>[]): Promise<void> {
    try {
      const answers = await options.write(group.map(({ item }) => item));
      group.forEach(({ resolve, reject }, index) => {
        const answer = answers[index];
        if (answer === undefined) reject(new Error("the write gave no answer for an item"));
        else resolve(answer);
      });
    } catch (error) {
      if (group.length > 1 && options.isItemsFault(error)) for (const member of group) await settle([member]);
      else for (const { reject } of group) reject(error);
    }
  }

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        schedule();
      }),
  };
}
