import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { startLoadGenerator } from "./measure/load-client.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import { readMemory } from "./measure/process-figures.ts";
import { format } from "./measure/rounds.ts";
import { askForVoucher, startFullWorld, type FullWorld } from "./world/full-world.ts";

// `npm run bench:page [seconds]`: shoppers open the pages of numbers that wait to be paid, a hundred a second.
const seconds = Number(process.argv[2] ?? 20);
const perSecond = 100;
const vouchers = 50;
const shop = "tienda-bogota.myshopify.com";

const machine = describeMachine();
const tlsFolder = mkdtempSync(join(tmpdir(), "recaudo-bench-tls-"));
const world = await startFullWorld(tlsFolder);
const urls = await prepareVouchers(world);
const { host, port } = new URL(urls[0] ?? "");
const plan = { kind: "pages", host, paths: urls.map((url) => new URL(url).pathname) } as const;
const order = { port: Number(port), tls: null, plan, pace: { kind: "open", perSecond } } as const;
const load = startLoadGenerator();
await load.run(world.web.pid, { ...order, requests: 5 * perSecond }, 200);
const callsBefore = world.sandbox.mercadoPago.requests().length;
const result = await load.run(world.web.pid, { ...order, requests: seconds * perSecond }, 200);
const calls = world.sandbox.mercadoPago.requests().length - callsBefore;
const bytes = gzipSync(await barcodePage(urls[0] ?? "")).length;
const memory = readMemory(world.web.pid);
load.stop();
await world.stop();
rmSync(tlsFolder, { recursive: true });

const { p50Ms, p99Ms, maxMs, cpuUs } = result;
console.log(machine);
printTable(
  `Pay pages with barcode, ${perSecond} a second for ${seconds} s`,
  ["", "p50 ms", "p99 ms", "max ms", "CPU µs/page"],
  [["pay page", ...[p50Ms, p99Ms, maxMs].map((ms) => format(ms, 1)), format(cpuUs, 0)]],
);
printTargets([
  { name: "p99", measured: `${format(p99Ms, 1)} ms`, wanted: "≤ 20 ms", isMet: p99Ms <= 20 },
  { name: "page, compressed", measured: `${bytes} bytes`, wanted: "≤ 14,000", isMet: bytes <= 14_000 },
  { name: "calls to the gateway", measured: String(calls), wanted: "0", isMet: calls === 0 },
  {
    name: "memory of web at most",
    measured: `${format(memory.peakMb, 0)} MB`,
    wanted: "≤ 150 MB",
    isMet: memory.peakMb <= 150,
  },
]);

async function barcodePage(url: string): Promise<Buffer> {
  const html = await (await fetch(url)).text();
  if (!html.includes('class="barcode')) throw new Error("a page without its barcode");
  return Buffer.from(html);
}

/** Numbers with a barcode each, and no polling meanwhile, whose calls would be counted. */
async function prepareVouchers({ sandbox, database }: FullWorld): Promise<string[]> {
  const prepared: string[] = [];
  for (let made = 0; made < vouchers; made += 1) {
    const { answer } = await sandbox.shopify.checkout({ shop, amount: "125000.00" });
    if (answer.redirectUrl === null) throw new Error(`no session: ${answer.failure}`);
    await askForVoucher(answer.redirectUrl);
    prepared.push(answer.redirectUrl);
  }
  const issued = "select count(*)::int as n from voucher where status = 'issued'";
  for (const end = Date.now() + 60_000; ; await wait(100)) {
    const { rows } = await database.pool.query<{ n: number }>(issued);
    if (rows[0]?.n === vouchers) break;
    if (Date.now() > end) throw new Error("some numbers were never issued");
  }
  await database.pool.query(
    `update voucher set next_poll_at = now() + interval '1 day', barcode_symbology = 'code128',
        barcode_content = lpad(number::text, 20, '3')
      from (select id as numbered, row_number() over () as number from voucher) as each where id = numbered`,
  );
  return prepared;
}
