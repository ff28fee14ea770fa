import type pg from "pg";
import { pollPayments, type PollPaymentsDeps } from "../../app/flows/poll-payments.ts";
import { gatewayDefinitions } from "../../app/gateways/index.ts";
import { money } from "../../app/domain/money.ts";
import { err, ok } from "../../app/lib/result.ts";
import type { Gateway } from "../../app/ports/gateway.ts";
import { createAccountStore } from "../../app/store/account-store.ts";
import { createAlertStore } from "../../app/store/alert-store.ts";
import { openJobQueue } from "../../app/store/job-queue.ts";
import { createRateBudgetStore } from "../../app/store/rate-budget-store.ts";
import { createTransactions } from "../../app/store/transactions.ts";
import { createWatchStore } from "../../app/store/watch-store.ts";
import { createWebhookHealthStore } from "../../app/store/webhook-health-store.ts";
import { startBenchDatabase } from "./measure/bench-database.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import { format } from "./measure/rounds.ts";
import { median } from "./measure/statistics.ts";
import { fillOpenVouchers, openBenchBox, seedAccounts } from "./world/seed-open-vouchers.ts";

// `npm run bench:poll`: a round of polling among 1,000 open vouchers and among 1,000,000, as many due in both.
const rounds = Number(process.argv[2] ?? 9);
const accounts = 100;
const due = 500;
const sizes = [1_000, 1_000_000] as const;

const machine = describeMachine();
const database = await startBenchDatabase();
const { pool } = database;
const jobs = await openJobQueue(pool);
const deps = createDeps();
await seedAccounts(pool, accounts);
const measured: Measured[] = [];
let open = 0;
for (const size of sizes) {
  const startedAt = performance.now();
  await fillOpenVouchers(pool, open, size);
  console.error(
    `  ${format(size, 0)} open vouchers after ${format((performance.now() - startedAt) / 1000, 1)} s`,
  );
  open = size;
  measured.push(await measure(size));
}
await jobs.stop();
await database.stop();

const [few, many] = measured;
if (!few || !many) throw new Error("nothing was measured");
const ratio = many.busyMs / few.busyMs;
console.log(machine);
printTable(
  `A round of polling: ${due} vouchers due in ${accounts} accounts, the gateway answering at once, ${rounds} rounds`,
  ["open vouchers", "round ms", "rows a second", "round with none due ms", "blocks of voucher a round"],
  measured.map(({ size, busyMs, idleMs, blocks }) => [
    format(size, 0),
    format(busyMs, 0),
    format(due / (busyMs / 1000), 0),
    format(idleMs, 1),
    format(blocks, 0),
  ]),
);
printTargets([
  {
    name: "1,000,000 beside 1,000 open vouchers",
    measured: `${format(ratio, 2)}×`,
    wanted: "≤ 1.5×",
    isMet: ratio <= 1.5,
  },
]);

interface Measured {
  readonly size: number;
  readonly busyMs: number;
  readonly idleMs: number;
  readonly blocks: number;
}

async function measure(size: number): Promise<Measured> {
  const busy: number[] = [];
  const idle: number[] = [];
  const blocks: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await makeDue(pool);
    const before = await blocksOf(pool);
    const took = await time(due);
    const after = await blocksOf(pool);
    const tookIdle = await time(0);
    // The first only warms code and cache.
    if (round === 0) continue;
    busy.push(took);
    blocks.push(after - before);
    idle.push(tookIdle);
  }
  return { size, busyMs: median(busy), idleMs: median(idle), blocks: median(blocks) };
}

async function time(expected: number): Promise<number> {
  const startedAt = performance.now();
  const asked = await pollPayments(deps, new Date());
  const took = performance.now() - startedAt;
  if (asked !== expected) throw new Error(`${asked} instead of ${expected} were asked about`);
  return took;
}

/** The same vouchers every time, the same number of every account. */
async function makeDue(db: pg.Pool): Promise<void> {
  const text = `update voucher set next_poll_at = now() - interval '1 second'
    where gateway_payment_id = any(select n::text from generate_series(1, $1) as n)`;
  await db.query(text, [due]);
}

/** Pages of the table and its indexes that were looked at so far. */
async function blocksOf(db: pg.Pool): Promise<number> {
  const client = await db.connect();
  await client.query("select pg_stat_force_next_flush()");
  const { rows } = await client.query<{ blocks: string }>(
    `select heap_blks_hit + heap_blks_read + idx_blks_hit + idx_blks_read as blocks
      from pg_statio_user_tables where relname = 'voucher'`,
  );
  client.release();
  return Number(rows[0]?.blocks ?? 0);
}

function createDeps(): PollPaymentsDeps {
  const gateway = answeringAtOnce();
  return {
    watch: createWatchStore(pool),
    budgets: createRateBudgetStore(pool),
    accounts: createAccountStore(pool, openBenchBox(), () => new Date()),
    alerts: createAlertStore(pool),
    webhookHealth: createWebhookHealthStore(pool),
    transactions: createTransactions(pool, jobs, openBenchBox()),
    probe: () => undefined,
    findGateway: () => gateway,
    findGatewayToPoll: () => gateway,
  };
}

/** Every voucher still waits, and the budget never ends: what is left is our own work. */
function answeringAtOnce(): Gateway {
  const [definition] = gatewayDefinitions;
  if (!definition) throw new Error("no gateway");
  const http = () => Promise.resolve(err({ kind: "not_sent", detail: "no network here" } as const));
  const gateway = definition.create({ http, baseUrl: definition.defaultBaseUrl });
  return {
    ...gateway,
    rateBudget: { ...gateway.rateBudget, callsPerMinute: 10_000_000 },
    findPayment: (_access, lookup) =>
      Promise.resolve(
        ok({
          gatewayPaymentId: "gatewayPaymentId" in lookup ? lookup.gatewayPaymentId : "",
          externalReference: null,
          amount: money(12_500_000n, "COP"),
          voucher: {
            reference: null,
            agreementCode: null,
            agreementName: null,
            barcode: null,
            hostedUrl: null,
            expiresAt: new Date(),
          },
          reading: { meaning: "waiting" },
        }),
      ),
  };
}
