import type { PaymentFilters } from "../../app/domain/payment-filters.ts";
import { listPayments } from "../../app/flows/list-payments.ts";
import { createPaymentListStore } from "../../app/store/payment-list-store.ts";
import { startBenchDatabase } from "./measure/bench-database.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import { format } from "./measure/rounds.ts";
import { seedPaymentList } from "./world/seed-payment-list.ts";

// `npm run bench:list [payments]`: pages of the merchant's list of payments, as the panel reads them.
const payments = Number(process.argv[2] ?? 1_000_000);
const rounds = 40;
const wantedMs = 50;

const machine = describeMachine();
const database = await startBenchDatabase();
const shop = await seedPaymentList(database.pool, payments);
const deps = { paymentLists: createPaymentListStore(database.pool) };
const none = { search: null, state: null, method: null, account: null, mark: null, from: null, to: null };
const middle = await idOf(payments / 2);
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
const views: readonly (readonly [string, Partial<PaymentFilters>])[] = [
  ["all", {}],
  ["state: paid", { state: "paid" }],
  ["state: failed (1 in 10,000)", { state: "failed" }],
  ["any mark (1 in 5,000)", { mark: "any" }],
  ["a mark nothing bears", { mark: "reversed" }],
  ["method", { method: "efecty" }],
  ["the busy account", { account: shop.busyAccountId }],
  ["an account of 1 in 20,000", { account: shop.quietAccountId }],
  ["a month, 16 months ago", { from: day(500), to: day(470) }],
  ["search: reference", { search: String(800_000_000 + payments / 2) }],
  ["search: amount", { search: "$ 12.345" }],
];
const measured = [];
for (const [name, filters] of views)
  measured.push({ name, first: await measure(filters, null), middle: await measure(filters, middle) });
await database.stop();

console.log(machine);
printTable(
  `One page of 25 out of ${payments.toLocaleString("en")} payments of one shop, ${rounds} times each`,
  ["", "first page p50 ms", "p95 ms", "from the middle p50 ms", "p95 ms"],
  measured.map(({ name, first, middle }) => [
    name,
    ...[first.p50, first.p95, middle.p50, middle.p95].map((ms) => format(ms, 1)),
  ]),
);
const slowest = Math.max(...measured.flatMap(({ first, middle }) => [first.p95, middle.p95]));
printTargets([
  {
    name: "p95 of the slowest view",
    measured: `${format(slowest, 1)} ms`,
    wanted: `≤ ${wantedMs} ms`,
    isMet: slowest <= wantedMs,
  },
]);

async function measure(filters: Partial<PaymentFilters>, after: string | null) {
  const cursor = after === null ? null : { towards: "older" as const, id: after };
  const query = { filters: { ...none, ...filters }, cursor };
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await listPayments(deps, shop.shopId, query, "America/Bogota");
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(share * (rounds - 1))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

async function idOf(n: number): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>("select id from payment where session_id = $1", [
    `session-${n}`,
  ]);
  return rows[0]?.id ?? "";
}
