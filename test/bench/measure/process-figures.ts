import { readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second for every process. */
const tickMicroseconds = 10_000;

/** Processor time a process and all its threads have used so far, in microseconds. */
export function readCpu(pid: number): number {
  // The name in parentheses may hold anything; what follows it is plain.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * tickMicroseconds;
}

export interface MemoryFigures {
  readonly nowMb: number;
  readonly peakMb: number;
}

/** Resident memory now and at most since the process started, in MB of 10^6 bytes. */
export function readMemory(pid: number): MemoryFigures {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string): number =>
    (Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) * 1024) / 1e6;
  return { nowMb: read("VmRSS"), peakMb: read("VmHWM") };
}
