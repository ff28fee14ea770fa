import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly answered: (endpoint: string, status: number, milliseconds: number) => void;
  readonly clientRefused: (reason: string) => void;
  readonly jobEnded: (job: string, outcome: "done" | "again" | "crashed", milliseconds: number) => void;
  /** Prometheus text. */
  readonly read: () => Promise<string>;
}

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counters of this process. What is refused at the door leaves a count here and nothing else. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: "recaudo_request_seconds",
    help: "Time to answer a request",
    labelNames: ["endpoint", "status"],
    buckets,
    registers,
  });
  const refusals = new Counter({
    name: "recaudo_client_certificates_refused_total",
    help: "Senders that did not prove to be Shopify, by reason",
    labelNames: ["reason"],
    registers,
  });
  const jobs = new Histogram({
    name: "recaudo_job_seconds",
    help: "Time a job took",
    labelNames: ["job", "outcome"],
    buckets,
    registers,
  });
  return {
    answered: (endpoint, status, milliseconds) => requests.observe({ endpoint, status }, milliseconds / 1000),
    clientRefused: (reason) => refusals.inc({ reason }),
    jobEnded: (job, outcome, milliseconds) => jobs.observe({ job, outcome }, milliseconds / 1000),
    read: () => registry.metrics(),
  };
}
