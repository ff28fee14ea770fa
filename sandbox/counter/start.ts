import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import { answerCounter } from "./answer-counter.ts";
import { servePages, type Counter } from "./serve-pages.ts";

export interface CounterOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly mercadoPago: MercadoPagoSandbox;
}

/** Starts the pretend cash counter: a web page where a person pays vouchers, moves time and breaks things. */
export function startCounter({ port, mercadoPago }: CounterOptions): Promise<Counter> {
  return servePages(port, (request) => answerCounter(mercadoPago, request));
}
