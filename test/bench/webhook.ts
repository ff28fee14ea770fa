import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { startBenchDatabase } from "./measure/bench-database.ts";
import { startLoadGenerator, type LoadResult } from "./measure/load-client.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import {
  describeStanding,
  format,
  ratio,
  runRounds,
  standingHead,
  type Contestant,
  type Standing,
} from "./measure/rounds.ts";
import { findPorts, startOpponent } from "./measure/server-process.ts";
import { loneEnv, startApp } from "./world/app-processes.ts";
import { clearWebhooks, seedAccount, seedShop } from "./world/seed.ts";

// `npm run bench:webhook`: our webhook endpoint beside two bare servers. No worker runs: the jobs pile up.
const machine = describeMachine();
const webhookSecret = randomBytes(32).toString("hex");
const database = await startBenchDatabase();
const shopId = await seedShop(database.pool);
const accountId = await seedAccount(database.pool, shopId, webhookSecret);
const path = `/webhooks/gateways/mercado-pago/${accountId}`;
const plan = { kind: "webhooks", path, secret: webhookSecret } as const;
const clear = () => clearWebhooks(database.pool);

const contestants = await startContestants();
const generator = startLoadGenerator();
const standings = await runRounds(generator, contestants, {
  rounds: Number(process.argv[2] ?? 5),
  requests: 10_000,
  warmUpRequests: 3_000,
  pace: { kind: "closed", connections: 64 },
  clear,
});
await requireJobs();
const [ours] = contestants;
if (!ours) throw new Error("nobody to measure");
await clear();
const steady = await generator.run(
  ours.server.pid,
  { ...ours.order, requests: 6_000, pace: { kind: "open", perSecond: 200 } },
  200,
);
generator.stop();
await Promise.all(contestants.map(({ server }) => server.stop()));
await database.stop();
report(standings, steady);

async function startContestants(): Promise<Contestant[]> {
  const [ourPort = 0, insertPort = 0, transactionPort = 0] = await findPorts(3);
  const env = {
    DATABASE_URL: database.url,
    WEBHOOK_SECRET: webhookSecret,
    SHOP_ID: shopId,
    ACCOUNT_ID: accountId,
  };
  const opponent = (name: string, port: number) =>
    startOpponent(fileURLToPath(new URL(`opponents/${name}.ts`, import.meta.url)), {
      ...env,
      PORT: String(port),
    });
  return [
    {
      name: "Recaudo: row and job, grouped",
      server: await startApp("web", loneEnv(database.url, ourPort)),
      order: orderTo(ourPort),
    },
    {
      name: "bare: one insert, no job",
      server: await opponent("bare-insert", insertPort),
      order: orderTo(insertPort),
    },
    {
      name: "bare: one transaction, row and job",
      server: await opponent("bare-transaction", transactionPort),
      order: orderTo(transactionPort),
    },
  ];
}

function orderTo(port: number): Contestant["order"] {
  return { port, tls: null, plan };
}

/** Both that must have written jobs did: 10,000 rows and 10,000 jobs are there after the last round. */
async function requireJobs(): Promise<void> {
  const text = `select (select count(*)::int from inbox) as events, (select count(*)::int from pgboss.job where name = 'process-inbox') as jobs`;
  const { rows } = await database.pool.query<{ events: number; jobs: number }>(text);
  if (rows[0]?.events !== 10_000 || rows[0].jobs !== 10_000)
    throw new Error(`rows are missing: ${JSON.stringify(rows[0])}`);
}

function report([mine, insert, transaction]: readonly Standing[], steady: LoadResult): void {
  if (!mine || !insert || !transaction) throw new Error("a contestant is missing");
  console.log(machine);
  printTable(
    "Gateway webhooks, 64 connections, each waits for its answer",
    standingHead,
    [mine, insert, transaction].map(describeStanding),
  );
  const besideInsert = ratio(mine, insert, (r) => r.perSecond);
  const besideTransaction = ratio(mine, transaction, (r) => r.perSecond);
  printTable(
    "200 webhooks a second",
    ["", "p50 ms", "p99 ms", "max ms"],
    [[mine.name, format(steady.p50Ms, 1), format(steady.p99Ms, 1), format(steady.maxMs, 1)]],
  );
  printTargets([
    {
      name: "beside one transaction of row and job",
      measured: `${format(besideTransaction, 1)}×`,
      wanted: "≥ 5×",
      isMet: besideTransaction >= 5,
    },
    {
      name: "beside one insert without a job",
      measured: `${format(besideInsert, 2)}×`,
      wanted: "≥ 1.0×",
      isMet: besideInsert >= 1,
    },
    {
      name: "p99 at 200/s",
      measured: `${format(steady.p99Ms, 1)} ms`,
      wanted: "≤ 50 ms",
      isMet: steady.p99Ms <= 50,
    },
  ]);
}
