import type { LoadGenerator, LoadResult } from "./load-client.ts";
import type { LoadOrder } from "./load-messages.ts";
import { readMemory } from "./process-figures.ts";
import type { ServerProcess } from "./server-process.ts";
import { median } from "./statistics.ts";

export interface Contestant {
  readonly name: string;
  readonly server: ServerProcess;
  readonly order: Pick<LoadOrder, "port" | "tls" | "plan">;
}

export interface Rounds {
  readonly rounds: number;
  readonly requests: number;
  readonly warmUpRequests: number;
  readonly pace: LoadOrder["pace"];
  /** Before each round of each contestant. */
  readonly clear: () => Promise<void>;
}

export interface Standing extends Contestant {
  readonly results: readonly LoadResult[];
  readonly peakMb: number;
}

/** A B C A B C …: what disturbs the machine disturbs all. The first round of each only warms its code and is not counted. */
export async function runRounds(
  generator: LoadGenerator,
  contestants: readonly Contestant[],
  options: Rounds,
): Promise<Standing[]> {
  const results = new Map<Contestant, LoadResult[]>(contestants.map((contestant) => [contestant, []]));
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const contestant of contestants) {
      await options.clear();
      const requests = round === 0 ? options.warmUpRequests : options.requests;
      const order = { ...contestant.order, requests, pace: options.pace };
      const result = await generator.run(contestant.server.pid, order, 200);
      console.error(
        `  round ${round} of ${options.rounds}, ${contestant.name}: ${format(result.perSecond, 0)}/s`,
      );
      if (round > 0) results.get(contestant)?.push(result);
    }
  }
  return contestants.map((contestant) => ({
    ...contestant,
    results: results.get(contestant) ?? [],
    peakMb: readMemory(contestant.server.pid).peakMb,
  }));
}

export const standingHead = ["", "requests/s", "p50 ms", "p99 ms", "CPU µs/request", "peak MB"];

export function describeStanding({ name, results, peakMb }: Standing): string[] {
  const of = (read: (result: LoadResult) => number, digits: number): string =>
    format(median(results.map(read)), digits);
  return [
    name,
    of((r) => r.perSecond, 0),
    of((r) => r.p50Ms, 1),
    of((r) => r.p99Ms, 1),
    of((r) => r.cpuUs, 0),
    format(peakMb, 0),
  ];
}

/** Round by round, then the middle one: rounds of one number ran next to each other. */
export function ratio(one: Standing, other: Standing, read: (result: LoadResult) => number): number {
  return median(one.results.map((result, round) => read(result) / read(other.results[round] ?? result)));
}

export function format(value: number, digits: number): string {
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
