import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { startLoadGenerator } from "./measure/load-client.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import {
  describeStanding,
  format,
  runRounds,
  standingHead,
  type Contestant,
  type Standing,
} from "./measure/rounds.ts";
import { findPorts, startOpponent } from "./measure/server-process.ts";
import { median } from "./measure/statistics.ts";
import { startFullWorld, type FullWorld } from "./world/full-world.ts";
import { seedPages } from "./world/seed-pages.ts";

// `npm run bench:page [rounds]`: shoppers open the pages of numbers that wait to be paid, a hundred a second, beside the
// same page served by Remix and a server that only sends a finished one.
const rounds = Number(process.argv[2] ?? 5);
const perSecond = 100;
const seconds = 6;

const machine = describeMachine();
const tlsFolder = mkdtempSync(join(tmpdir(), "recaudo-bench-tls-"));
const world = await startFullWorld(tlsFolder);
const urls = await seedPages(world);
const contestants = await startContestants(world, urls);
const load = startLoadGenerator();
const callsBefore = world.sandbox.mercadoPago.requests().length;
const standings = await runRounds(load, contestants, {
  rounds,
  requests: seconds * perSecond,
  warmUpRequests: seconds * perSecond,
  pace: { kind: "open", perSecond },
  clear: () => Promise.resolve(),
});
const calls = world.sandbox.mercadoPago.requests().length - callsBefore;
const bytes = gzipSync(await barcodePage(urls[0] ?? "")).length;
load.stop();
await Promise.all(contestants.slice(1).map(({ server }) => server.stop()));
await world.stop();
rmSync(tlsFolder, { recursive: true });
report(standings);

async function startContestants(
  { web, settings }: FullWorld,
  pages: readonly string[],
): Promise<Contestant[]> {
  const [remixPort = 0, barePort = 0] = await findPorts(2);
  const { host, port } = new URL(pages[0] ?? "");
  const plan = { kind: "pages", host, paths: pages.map((url) => new URL(url).pathname) } as const;
  const at = (itsPort: number) => ({ port: itsPort, tls: null, plan });
  const file = (name: string) => new URL(`opponents/${name}.ts`, import.meta.url).pathname;
  const remix = await startOpponent(file("remix-page"), { ...settings, PORT: String(remixPort) });
  const more = { FINISHED_PAGE: pages[0] ?? "", PORT: String(barePort) };
  const bare = await startOpponent(file("bare-page"), { ...settings, ...more });
  return [
    { name: "Recaudo", server: web, order: at(Number(port)) },
    { name: "@remix-run/express", server: remix, order: at(remixPort) },
    { name: "finished page, node:http", server: bare, order: at(barePort) },
  ];
}

function report([ours, ...opponents]: readonly Standing[]): void {
  if (!ours) throw new Error("a contestant is missing");
  console.log(machine);
  printTable(
    `Pay pages with a barcode each, ${perSecond} a second, the middle of ${rounds} rounds of ${seconds} s`,
    standingHead,
    [ours, ...opponents].map(describeStanding),
  );
  const p99Ms = median(ours.results.map((result) => result.p99Ms));
  const { peakMb } = ours;
  printTargets([
    { name: "p99", measured: `${format(p99Ms, 1)} ms`, wanted: "≤ 20 ms", isMet: p99Ms <= 20 },
    { name: "page, compressed", measured: `${bytes} bytes`, wanted: "≤ 14,000", isMet: bytes <= 14_000 },
    { name: "calls to the gateway", measured: String(calls), wanted: "0", isMet: calls === 0 },
    {
      name: "memory of web at most",
      measured: `${format(peakMb, 0)} MB`,
      wanted: "≤ 150 MB",
      isMet: peakMb <= 150,
    },
  ]);
}

async function barcodePage(url: string): Promise<Buffer> {
  const html = await (await fetch(url)).text();
  if (!html.includes('class="barcode')) throw new Error("a page without its barcode");
  return Buffer.from(html);
}
