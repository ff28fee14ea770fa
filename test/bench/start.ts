import { setTimeout as wait } from "node:timers/promises";
import type { Role } from "../../app/server/run-app.ts";
import { startBenchDatabase } from "./measure/bench-database.ts";
import { describeMachine, printTable, printTargets } from "./measure/print-table.ts";
import { readMemory } from "./measure/process-figures.ts";
import { format } from "./measure/rounds.ts";
import { findPorts } from "./measure/server-process.ts";
import { median } from "./measure/statistics.ts";
import { loneEnv, startApp } from "./world/app-processes.ts";

// `npm run bench:start`: how long the two processes take to be ready, and what they hold when nothing happens.
const starts = Number(process.argv[2] ?? 7);
const idleMs = 5_000;

const machine = describeMachine();
const database = await startBenchDatabase();
const web = await measureStarts("web");
const worker = await measureStarts("worker");
await database.stop();

console.log(machine);
printTable(
  `Start and idle memory, ${starts} starts, database up`,
  ["", "ready ms (median)", "slowest ms", "idle MB", "peak MB"],
  [describe("web", web), describe("worker", worker)],
);
printTargets([
  {
    name: "cold start of web",
    measured: `${format(median(web.startMs), 0)} ms`,
    wanted: "≤ 1,500 ms",
    isMet: median(web.startMs) <= 1_500,
  },
  {
    name: "memory of web, idle",
    measured: `${format(web.idleMb, 0)} MB`,
    wanted: "≤ 150 MB",
    isMet: web.idleMb <= 150,
  },
  {
    name: "memory of worker, idle",
    measured: `${format(worker.idleMb, 0)} MB`,
    wanted: "≤ 110 MB",
    isMet: worker.idleMb <= 110,
  },
]);

interface Starts {
  readonly startMs: readonly number[];
  readonly idleMb: number;
  readonly peakMb: number;
}

async function measureStarts(role: Role): Promise<Starts> {
  const startMs: number[] = [];
  const memory: { nowMb: number; peakMb: number }[] = [];
  for (let count = 0; count < starts; count += 1) {
    const [port = 0] = await findPorts(1);
    const process = await startApp(role, loneEnv(database.url, port));
    startMs.push(process.startMs);
    // Long enough for the last one to settle; the others only for their start.
    if (count === starts - 1) await wait(idleMs);
    memory.push(readMemory(process.pid));
    await process.stop();
  }
  const last = memory.at(-1);
  if (!last) throw new Error("nothing was started");
  return { startMs, idleMb: last.nowMb, peakMb: last.peakMb };
}

function describe(name: string, { startMs, idleMb, peakMb }: Starts): string[] {
  return [
    name,
    format(median(startMs), 0),
    format(Math.max(...startMs), 0),
    format(idleMb, 0),
    format(peakMb, 0),
  ];
}
