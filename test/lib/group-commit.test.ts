import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { createGroupCommit } from "../../app/store/group-commit.ts";

interface Write {
  readonly items: readonly string[];
  readonly commit: () => void;
  readonly fail: (error: Error) => void;
}

/** A group commit whose writes end only when the test says so. */
function openGroups(maxItems: number, maxInFlight: number) {
  const writes: Write[] = [];
  const group = createGroupCommit<string, string>({
    maxItems,
    maxInFlight,
    isItemsFault: () => true,
    write: (items) =>
      new Promise((resolve, reject) => {
        writes.push({ items, commit: () => resolve(items.map((item) => `stored ${item}`)), fail: reject });
      }),
  });
  return { group, writes };
}

/** Lets everything run that does not wait for a write. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 5; turns += 1) await turn();
}

describe("items that arrive together", () => {
  test("share one write and are each given their own answer", async () => {
    const { group, writes } = openGroups(10, 1);
    const answers = Promise.all(["a", "b", "c"].map((item) => group.submit(item)));
    await settle();
    expect(writes.map(({ items }) => items)).toEqual([["a", "b", "c"]]);
    writes[0]!.commit();
    expect(await answers).toEqual(["stored a", "stored b", "stored c"]);
  });

  test("are answered only after their write has ended", async () => {
    const { group, writes } = openGroups(10, 1);
    let isAnswered = false;
    const answer = group.submit("a").finally(() => (isAnswered = true));
    await settle();
    await sleep(20);
    expect(isAnswered).toBe(false);
    writes[0]!.commit();
    await answer;
    expect(isAnswered).toBe(true);
  });

  test("are written in the turn they came in when nothing is being written", async () => {
    const { group, writes } = openGroups(10, 1);
    const answer = group.submit("a");
    expect(writes).toEqual([]);
    await turn();
    expect(writes).toHaveLength(1);
    writes[0]!.commit();
    await answer;
  });
});

describe("under load", () => {
  test("groups grow while all writes are busy, in the order of arrival, up to the largest size", async () => {
    const { group, writes } = openGroups(4, 1);
    const answers = [group.submit("first")];
    await settle();
    const names = Array.from({ length: 6 }, (_, at) => `n${at}`);
    for (const name of names) {
      answers.push(group.submit(name));
      await turn();
    }
    expect(writes).toHaveLength(1);
    for (let at = 0; at < 3; at += 1) {
      writes[at]!.commit();
      await settle();
    }
    expect(writes.map(({ items }) => items)).toEqual([["first"], names.slice(0, 4), names.slice(4)]);
    expect(await Promise.all(answers)).toHaveLength(7);
  });

  test("as many writes run at once as are allowed, and no more", async () => {
    const { group, writes } = openGroups(1, 3);
    const answers = Promise.all(["a", "b", "c", "d", "e"].map((item) => group.submit(item)));
    await settle();
    expect(writes.map(({ items }) => items)).toEqual([["a"], ["b"], ["c"]]);
    writes[1]!.commit();
    await settle();
    expect(writes).toHaveLength(4);
    for (const at of [0, 2, 3]) writes[at]!.commit();
    await settle();
    writes[4]!.commit();
    expect(await answers).toHaveLength(5);
  });
});

describe("a write that fails", () => {
  test("because of one item fails that item alone, with its own error", async () => {
    const written: string[][] = [];
    const group = createGroupCommit<string, string>({
      maxItems: 10,
      maxInFlight: 1,
      isItemsFault: () => true,
      write: async (items) => {
        if (items.includes("bad")) throw new Error(`refused in a group of ${items.length}`);
        written.push([...items]);
        return items.map((item) => `stored ${item}`);
      },
    });
    const answers = await Promise.allSettled(["a", "bad", "c"].map((item) => group.submit(item)));
    expect(answers).toEqual([
      { status: "fulfilled", value: "stored a" },
      { status: "rejected", reason: new Error("refused in a group of 1") },
      { status: "fulfilled", value: "stored c" },
    ]);
    expect(written).toEqual([["a"], ["c"]]);
  });

  test("for all is told to each, and the next items are written as if nothing had been", async () => {
    let isDown = true;
    const group = createGroupCommit<string, string>({
      maxItems: 10,
      maxInFlight: 2,
      isItemsFault: () => true,
      write: async (items) => {
        if (isDown) throw new Error("storage is down");
        return items;
      },
    });
    const failed = await Promise.allSettled(["a", "b", "c"].map((item) => group.submit(item)));
    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    isDown = false;
    expect(await Promise.all(["d", "e", "f"].map((item) => group.submit(item)))).toEqual(["d", "e", "f"]);
  });

  test("before its first await is a failure like any other", async () => {
    const group = createGroupCommit<string, string>({
      maxItems: 10,
      maxInFlight: 1,
      isItemsFault: () => true,
      write: () => {
        throw new Error("no connection");
      },
    });
    await expect(group.submit("a")).rejects.toThrow("no connection");
    await expect(group.submit("b")).rejects.toThrow("no connection");
  });

  test("does not hold up the writes beside it", async () => {
    const { group, writes } = openGroups(1, 2);
    const [a, b] = [group.submit("a"), group.submit("b")];
    await settle();
    writes[0]!.fail(new Error("reset"));
    await expect(a).rejects.toThrow("reset");
    writes[1]!.commit();
    expect(await b).toBe("stored b");
  });
});

describe("an answer missing from a write", () => {
  test("fails its item instead of leaving it waiting, and no other", async () => {
    const group = createGroupCommit<string, string>({
      maxItems: 10,
      maxInFlight: 1,
      isItemsFault: () => true,
      write: async ([first]) => [first!],
    });
    const answers = await Promise.allSettled(["a", "b"].map((item) => group.submit(item)));
    expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});

describe("whatever arrives, fails and takes its time", () => {
  const item = fc.record({ isBad: fc.boolean(), turnsBefore: fc.nat(3) });
  const isDown = fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0);
  const load = fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 40 }),
    maxItems: fc.integer({ min: 1, max: 8 }),
    maxInFlight: fc.integer({ min: 1, max: 4 }),
    turnsOfWrites: fc.infiniteStream(fc.nat(4)),
    isDownAt: fc.oneof(fc.infiniteStream(isDown), fc.infiniteStream(fc.constant(false))),
  });

  test("every item is answered once, rightly, and no limit is ever broken", async () => {
    await fc.assert(
      fc.asyncProperty(load, async ({ items, maxItems, maxInFlight, turnsOfWrites, isDownAt }) => {
        const stored: number[] = [];
        const sizes: number[] = [];
        let running = 0;
        let mostRunning = 0;
        let outages = 0;
        const group = createGroupCommit<number, number>({
          maxItems,
          maxInFlight,
          isItemsFault: () => true,
          write: async (numbers) => {
            sizes.push(numbers.length);
            running += 1;
            mostRunning = Math.max(mostRunning, running);
            for (let turns = Number(turnsOfWrites.next().value); turns > 0; turns -= 1) await turn();
            running -= 1;
            const isDown = isDownAt.next().value === true;
            if (isDown) outages += 1;
            if (isDown || numbers.some((number) => items[number]!.isBad)) throw new Error("not written");
            stored.push(...numbers);
            return numbers.map((number) => number * 10);
          },
        });
        const answers: Promise<number | "failed">[] = [];
        for (const [number, { turnsBefore }] of items.entries()) {
          for (let turns = 0; turns < turnsBefore; turns += 1) await turn();
          answers.push(group.submit(number).catch(() => "failed" as const));
        }
        const told = await Promise.all(answers);
        expect(told).toEqual(items.map((_, number) => (stored.includes(number) ? number * 10 : "failed")));
        expect(new Set(stored).size).toBe(stored.length);
        if (outages === 0)
          expect(told.map((answer) => answer === "failed")).toEqual(items.map(({ isBad }) => isBad));
        expect(mostRunning).toBeLessThanOrEqual(maxInFlight);
        expect(Math.min(...sizes)).toBeGreaterThan(0);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(maxItems);
      }),
      { numRuns: 300 },
    );
  });
});

test("when storage is down, the whole group hears it at once instead of each item in turn", async () => {
  let writes = 0;
  const group = createGroupCommit<string, string>({
    maxItems: 200,
    maxInFlight: 1,
    isItemsFault: () => false,
    write: async () => {
      writes += 1;
      await sleep(50);
      throw new Error("storage is down");
    },
  });
  const startedAt = performance.now();
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, item) => group.submit(String(item))),
  );
  expect(answers.every(({ status }) => status === "rejected")).toBe(true);
  expect(writes).toBeLessThanOrEqual(2);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
