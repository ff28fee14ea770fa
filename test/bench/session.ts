import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandboxTls, type SandboxTls } from "../../sandbox/tls/create-authority.ts";
import { startBenchDatabase, type BenchDatabase } from "./measure/bench-database.ts";
import { startLoadGenerator } from "./measure/load-client.ts";
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
import { buildRemixPrisma } from "./opponents/build-remix-prisma.ts";
import { loneEnv, startApp } from "./world/app-processes.ts";
import { clearPayments, seedShop, shopDomain } from "./world/seed.ts";
import { measureBusySessions } from "./world/busy-sessions.ts";

// `npm run bench:session`: our payment-session endpoint beside the usual Remix and Prisma handler.
const machine = describeMachine();
const opponentFile = buildRemixPrisma();
const tlsFolder = mkdtempSync(join(tmpdir(), "recaudo-bench-tls-"));
const tls = await createSandboxTls(tlsFolder);
const generator = startLoadGenerator();

const database = await startBenchDatabase();
await seedShop(database.pool);
const contestants = await startContestants(database, tls);
const standings = await runRounds(generator, contestants, {
  rounds: Number(process.argv[2] ?? 5),
  requests: 12_000,
  warmUpRequests: 3_000,
  pace: { kind: "closed", connections: 64 },
  clear: () => clearPayments(database.pool),
});
await Promise.all(contestants.map(({ server }) => server.stop()));
await database.stop();

const busy = await measureBusySessions(generator, tlsFolder);
generator.stop();
rmSync(tlsFolder, { recursive: true });
report(standings, busy);

async function startContestants(
  { url }: BenchDatabase,
  { client, serverCa, server, paymentsCa }: SandboxTls,
): Promise<Contestant[]> {
  const [remixPort = 0, plainPort = 0, mainPort = 0, mtlsPort = 0] = await findPorts(4);
  const remix = await startOpponent(opponentFile, { DATABASE_URL: url, PORT: String(remixPort) });
  const proxied = await startApp("web", loneEnv(url, plainPort));
  const direct = await startApp("web", {
    ...loneEnv(url, mainPort),
    SHOPIFY_MTLS_MODE: "listener",
    SHOPIFY_MTLS_PORT: String(mtlsPort),
    SHOPIFY_MTLS_KEY_FILE: server.keyPath,
    SHOPIFY_MTLS_CERT_FILE: server.certPath,
    SHOPIFY_MTLS_CA_FILES: paymentsCa.certPath,
  });
  const plan = (path: string) => ({ kind: "sessions", path, shopDomain }) as const;
  const clientFiles = { keyPath: client.keyPath, certPath: client.certPath, caPath: serverCa.certPath };
  return [
    {
      name: "Remix + Prisma, plain",
      server: remix,
      order: { port: remixPort, tls: null, plan: plan("/sessions") },
    },
    {
      name: "Recaudo, plain behind a proxy",
      server: proxied,
      order: { port: plainPort, tls: null, plan: plan("/shopify/payments/sessions") },
    },
    {
      name: "Recaudo, own mTLS listener",
      server: direct,
      order: { port: mtlsPort, tls: clientFiles, plan: plan("/shopify/payments/sessions") },
    },
  ];
}

function report(
  [remix, proxied, direct]: readonly Standing[],
  busy: Awaited<ReturnType<typeof measureBusySessions>>,
): void {
  if (!remix || !proxied || !direct) throw new Error("a contestant is missing");
  console.log(machine);
  printTable(
    "Payment sessions, 64 connections, each waits for its answer",
    standingHead,
    [remix, proxied, direct].map(describeStanding),
  );
  const times = [proxied, direct].map((ours) => [
    ours.name,
    `${format(
      ratio(ours, remix, (r) => r.perSecond),
      1,
    )}×`,
    `1/${format(
      ratio(remix, ours, (r) => r.cpuUs),
      1,
    )}`,
  ]);
  printTable("Beside Remix + Prisma", ["", "throughput", "CPU per request"], times);
  printTable(
    "100 sessions a second while the gateway takes 2 s",
    ["", "p50 ms", "p99 ms", "max ms", "vouchers asked"],
    [
      [
        "Recaudo, own mTLS listener",
        format(busy.p50Ms, 1),
        format(busy.p99Ms, 1),
        format(busy.maxMs, 1),
        String(busy.vouchersAsked),
      ],
    ],
  );
  const throughput = ratio(proxied, remix, (r) => r.perSecond);
  const cpu = ratio(remix, proxied, (r) => r.cpuUs);
  const peakMb = Math.max(proxied.peakMb, direct.peakMb, busy.webPeakMb);
  printTargets([
    {
      name: "throughput beside Remix + Prisma",
      measured: `${format(throughput, 1)}×`,
      wanted: "≥ 8×",
      isMet: throughput >= 8,
    },
    { name: "CPU per request beside it", measured: `1/${format(cpu, 1)}`, wanted: "≤ 1/6", isMet: cpu >= 6 },
    {
      name: "p99 at 100/s, gateway at 2 s",
      measured: `${format(busy.p99Ms, 1)} ms`,
      wanted: "≤ 50 ms",
      isMet: busy.p99Ms <= 50,
    },
    {
      name: "memory of web at most",
      measured: `${format(peakMb, 0)} MB`,
      wanted: "≤ 150 MB",
      isMet: peakMb <= 150,
    },
  ]);
}
