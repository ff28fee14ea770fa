import type { RequestPlan } from "../requests/request-plan.ts";

/** What the load generator is told to do; it runs in a process of its own. */
export interface LoadOrder {
  readonly port: number;
  /** Files of a client certificate, when the server asks for one. */
  readonly tls: { readonly keyPath: string; readonly certPath: string; readonly caPath: string } | null;
  readonly plan: RequestPlan;
  readonly requests: number;
  readonly pace:
    /** Each connection sends its next request when it has its answer. */
    | { readonly kind: "closed"; readonly connections: number }
    /** Requests start at fixed times, whatever became of those before. */
    | { readonly kind: "open"; readonly perSecond: number };
  /** Sends each answer's body back, for runs that go on with it. */
  readonly wantsBodies: boolean;
}

export interface LoadFigures {
  readonly kind: "figures";
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** How many answers had each HTTP status. */
  readonly statuses: Readonly<Record<string, number>>;
}

/** `prepared` once all requests are written and signed, so that this work is in nobody's figures. */
export type LoadReport =
  { readonly kind: "prepared" } | { readonly kind: "body"; readonly body: string } | LoadFigures;
