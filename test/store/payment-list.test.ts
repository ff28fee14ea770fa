import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListFilters } from "../../app/ports/payment-list.ts";
import type { Query, Queryable } from "../../app/store/database.ts";
import { createPaymentListStore } from "../../app/store/payment-list-store.ts";
import { seedPaymentList, type ListedShop } from "../bench/world/seed-payment-list.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const all: ListFilters = {
  state: null,
  method: null,
  account: null,
  mark: null,
  ids: null,
  amountMinor: null,
  startedFrom: null,
  startedBefore: null,
};
const payments = 100_000;
const limit = 26;

let database: TestDatabase;
let shop: ListedShop;
beforeAll(async () => {
  database = await createTestDatabase();
  shop = await seedPaymentList(database.pool, payments);
}, 120_000);
afterAll(() => database.drop());

/** How many rows of the two large tables a query reads, as PostgreSQL counts them; planned as it will be. */
function counting(): { db: Queryable; rowsRead: () => number } {
  let read = 0;
  const db: Queryable = {
    async query<Row extends object>({ text, values = [] }: Query) {
      const { rows } = await database.pool.query<{ "QUERY PLAN": readonly [{ Plan: PlanNode }] }>(
        `explain (analyze, format json) ${text}`,
        values,
      );
      read += rowsOf(rows[0]?.["QUERY PLAN"][0].Plan);
      return database.pool.query<Row>({ text, values });
    },
  };
  return { db, rowsRead: () => read };
}

interface PlanNode {
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PlanNode[];
}

function rowsOf(node: PlanNode | undefined): number {
  if (!node) return 0;
  const isTable = node["Relation Name"] === "payment" || node["Relation Name"] === "voucher";
  const own = isTable
    ? (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"]
    : 0;
  return own + (node.Plans ?? []).reduce((sum, each) => sum + rowsOf(each), 0);
}

/** An id in the middle of the list. */
async function middle(): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>("select id from payment where session_id = $1", [
    `session-${payments / 2}`,
  ]);
  return rows[0]?.id ?? "";
}

const days = (count: number): Date => new Date(Date.now() - count * 86_400_000);

describe("a page of a long list reads about as many rows as it shows", () => {
  const filters: readonly (readonly [string, () => Partial<ListFilters>])[] = [
    ["of all", () => ({})],
    ["of a state that is common", () => ({ state: "paid" })],
    ["of a state that is rare and long ago", () => ({ state: "failed" })],
    ["of a state that no payment has", () => ({ state: "refunded" })],
    ["with any mark", () => ({ mark: "any" })],
    ["with a mark that no payment bears", () => ({ mark: "reversed" })],
    ["of an amount", () => ({ amountMinor: 1_234_500n })],
    ["of an amount nobody was asked", () => ({ amountMinor: 7n })],
    ["of a method", () => ({ method: "efecty" })],
    ["of a method without numbers", () => ({ method: "pagoefectivo" })],
    ["of an account that nearly all have", () => ({ account: shop.busyAccountId })],
    ["of an account that few have, long ago", () => ({ account: shop.quietAccountId })],
    ["of a month long ago", () => ({ startedFrom: days(500), startedBefore: days(470) })],
    [
      "paid by a method at an account",
      () => ({ state: "paid", method: "efecty", account: shop.busyAccountId }),
    ],
  ];

  test.each(filters)("%s", async (_name, filter) => {
    const { db, rowsRead } = counting();
    const store = createPaymentListStore(db);
    const cursor = { towards: "older" as const, id: await middle() };
    for (const page of [
      { cursor: null, limit },
      { cursor, limit },
      { cursor: { ...cursor, towards: "newer" as const }, limit },
    ]) {
      const before = rowsRead();
      await store.list(shop.shopId, { ...all, ...filter() }, page);
      // A payment, its numbers, and for a filter by date or two filters at once a few around them.
      expect(rowsRead() - before).toBeLessThan(limit * 20);
    }
  });

  test("by number, whichever of its numbers was typed", async () => {
    const { db, rowsRead } = counting();
    const store = createPaymentListStore(db);
    const id = await middle();
    const n = payments / 2;
    for (const number of [
      id,
      `session-${n}`,
      `group-${n}`,
      `external-${n}`,
      String(800_000_000 + n),
      String(n),
    ])
      expect(await store.findByNumber(shop.shopId, number)).toEqual([id]);
    expect(await store.findByNumber(shop.shopId, "nothing bears this")).toEqual([]);
    expect(rowsRead()).toBeLessThan(100);
  });
});

test("all pages together show each payment once, forwards and back, and the same filters lead both ways", async () => {
  const store = createPaymentListStore(database.pool);
  for (const filter of [
    { state: "failed" as const },
    { mark: "short" as const },
    { account: shop.quietAccountId },
  ]) {
    const forward: string[] = [];
    for (let cursor: { towards: "older"; id: string } | null = null; ;) {
      const page = await store.list(shop.shopId, { ...all, ...filter }, { cursor, limit: 2 });
      forward.push(...page.map(({ id }) => id));
      const last = page.at(-1);
      if (!last) break;
      cursor = { towards: "older", id: last.id };
    }
    const { length } = forward;
    expect(length).toBeGreaterThan(1);
    expect(forward).toEqual([...new Set(forward)].sort().reverse());
    const back: string[] = [forward[length - 1] ?? ""];
    while (back.length < length) {
      const cursor = { towards: "newer" as const, id: back[0] ?? "" };
      back.unshift(
        ...(await store.list(shop.shopId, { ...all, ...filter }, { cursor, limit: 2 })).map(({ id }) => id),
      );
    }
    expect(back).toEqual(forward);
  }
});

test("another shop's payments are in no list and found by no number", async () => {
  const store = createPaymentListStore(database.pool);
  const other = "00000000-0000-7000-8000-000000000001";
  const id = await middle();
  expect(await store.list(other, all, { cursor: null, limit })).toEqual([]);
  expect(await store.list(other, { ...all, ids: [id] }, { cursor: null, limit })).toEqual([]);
  expect(await store.list(other, { ...all, account: shop.busyAccountId }, { cursor: null, limit })).toEqual(
    [],
  );
  for (const number of [
    id,
    String(payments / 2),
    `session-${payments / 2}`,
    String(800_000_000 + payments / 2),
  ])
    expect(await store.findByNumber(other, number)).toEqual([]);
});
