import { servePages, type Counter } from "../../../counter/serve-pages.ts";
import type { PagoEfectivoSandbox } from "../start.ts";
import { answerCounter } from "./answer.ts";

export interface PagoEfectivoCounterOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly pagoEfectivo: PagoEfectivoSandbox;
}

/** Starts the pretend agent's counter: a web page where a person pays CIPs, in time or late, and moves time. */
export function startPagoEfectivoCounter({
  port,
  pagoEfectivo,
}: PagoEfectivoCounterOptions): Promise<Counter> {
  return servePages(port, (request) => answerCounter(pagoEfectivo, request));
}
