import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readMemory } from "./measure/process-figures.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import { format } from "./measure/rounds.ts";
import { quantile } from "./measure/statistics.ts";
import { askForVoucher, startFullWorld, type FullWorld } from "./world/full-world.ts";

// `npm run bench:pay`: from cash at the counter to the order being paid in the shop, at a steady pace.
const payments = Number(process.argv[2] ?? 1_000);
const perSecond = 50;
const shop = "tienda-bogota.myshopify.com";

interface Prepared {
  readonly sessionId: string;
  readonly reference: string;
}

const machine = describeMachine();
const tlsFolder = mkdtempSync(join(tmpdir(), "recaudo-bench-tls-"));
const world = await startFullWorld(tlsFolder);
const prepared = await prepareVouchers(world, payments + 2 * perSecond);
await payAll(world, prepared.slice(0, 2 * perSecond));
const latencies = await payAll(world, prepared.slice(2 * perSecond));
const contradictions = world.sandbox.shopify.contradictions().length;
const memory = { web: readMemory(world.web.pid), worker: readMemory(world.worker.pid) };
await world.stop();
rmSync(tlsFolder, { recursive: true });

const [p50 = 0, p99 = 0, max = 0] = [0.5, 0.99, 1].map((share) => quantile(latencies, share));
console.log(machine);
printTable(
  `Cash at the counter to order paid, ${perSecond} a second`,
  ["", "paid", "p50 ms", "p99 ms", "max ms"],
  [["counter → order paid", String(latencies.length), ...[p50, p99, max].map((ms) => format(ms, 0))]],
);
printTargets([
  { name: "p99", measured: `${format(p99, 0)} ms`, wanted: "≤ 1,000 ms", isMet: p99 <= 1_000 },
  {
    name: "opposite or double messages",
    measured: String(contradictions),
    wanted: "0",
    isMet: contradictions === 0,
  },
  {
    name: "memory of worker at most",
    measured: `${format(memory.worker.peakMb, 0)} MB`,
    wanted: "≤ 110 MB",
    isMet: memory.worker.peakMb <= 110,
  },
  {
    name: "memory of web at most",
    measured: `${format(memory.web.peakMb, 0)} MB`,
    wanted: "≤ 150 MB",
    isMet: memory.web.peakMb <= 150,
  },
]);

/** Checkouts whose shoppers hold a voucher and whose orders wait for the money. */
async function prepareVouchers({ sandbox }: FullWorld, count: number): Promise<Prepared[]> {
  const { shopify, mercadoPago } = sandbox;
  const sessionIds: string[] = [];
  for (let left = count; left > 0; left -= 10) {
    const some = Array.from({ length: Math.min(10, left) }, async () => {
      const { session, answer } = await shopify.checkout({ shop, amount: "125000.00" });
      if (answer.redirectUrl === null) throw new Error(`no session: ${answer.failure}`);
      await askForVoucher(answer.redirectUrl);
      return session.id;
    });
    sessionIds.push(...(await Promise.all(some)));
  }
  for (
    const end = Date.now() + 120_000;
    sessionIds.some((id) => shopify.orderOf(id) === null);
    await wait(100)
  ) {
    if (Date.now() > end) throw new Error("some vouchers were never issued");
  }
  const byExternal = new Map(await readReferences(sessionIds));
  return mercadoPago.payments().map((payment) => {
    const sessionId = byExternal.get(String(payment.id));
    if (sessionId === undefined) throw new Error("a payment that belongs to no session");
    return { sessionId, reference: payment.reference };
  });
}

/** Which payment at the gateway belongs to which session, by our own records. */
async function readReferences(sessionIds: readonly string[]): Promise<[string, string][]> {
  const text = `select voucher.gateway_payment_id, payment.session_id from voucher
    join payment on payment.id = voucher.payment_id where payment.session_id = any($1)`;
  const { rows } = await world.database.pool.query<{ gateway_payment_id: string; session_id: string }>(text, [
    sessionIds,
  ]);
  return rows.map((row) => [row.gateway_payment_id, row.session_id]);
}

/** Pays each at its time, whatever became of those before, and waits until every order is paid. */
async function payAll({ sandbox }: FullWorld, some: readonly Prepared[]): Promise<number[]> {
  const { shopify, mercadoPago } = sandbox;
  const open = new Map<string, number>();
  const latencies: number[] = [];
  const startedAt = performance.now();
  let next = 0;
  for (const end = startedAt + 120_000; latencies.length < some.length; await wait(2)) {
    const now = performance.now();
    if (now > end) throw new Error(`${some.length - latencies.length} orders were never paid`);
    for (const [sessionId, since] of open) {
      if (shopify.state.payments.get(sessionId)?.state !== "resolved") continue;
      latencies.push(now - since);
      open.delete(sessionId);
    }
    for (
      let voucher = some[next];
      voucher && startedAt + (next * 1000) / perSecond <= now;
      voucher = some[next]
    ) {
      open.set(voucher.sessionId, startedAt + (next * 1000) / perSecond);
      if (!mercadoPago.pay(voucher.reference).ok) throw new Error("the counter refused a payment");
      next += 1;
    }
  }
  return latencies;
}
