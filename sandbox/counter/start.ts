import { answerCounter } from "./answer-counter.ts";
import type { CashNetwork } from "./cash-network.ts";
import { servePages, type Counter } from "./serve-pages.ts";

export interface CounterOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly networks: readonly CashNetwork[];
}

/** Starts the pretend cash counter: a web page where a person pays vouchers, moves time and breaks things. */
export function startCounter({ port, networks }: CounterOptions): Promise<Counter> {
  return servePages(port, (request) => answerCounter(networks, request));
}
