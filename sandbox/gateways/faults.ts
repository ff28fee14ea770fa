/** Ways the API can misbehave. Each hits every request unless narrowed by method, path or number of times. */
export type Fault = FaultScope &
  (
    | { readonly kind: "latency"; readonly ms: number }
    | { readonly kind: "error_500" }
    /** Never answers, and does nothing. */
    | { readonly kind: "hang" }
    /** The connection breaks before anything was done. */
    | { readonly kind: "reset_before" }
    /** All was done, then the connection breaks: the answer is lost. */
    | { readonly kind: "reset_after" }
    | { readonly kind: "rate_limited"; readonly retryAfterSeconds: number }
    | { readonly kind: "unauthorized" }
    /** The keys are right, but the account may not operate. */
    | { readonly kind: "blocked" }
  );

export interface FaultScope {
  readonly method?: string;
  /** Matched against the path without its query. */
  readonly path?: RegExp;
  /** Only the next so many matching requests. */
  readonly times?: number;
}

export interface Faults {
  /** Returns a function that takes this fault away again. */
  add(fault: Fault): () => void;
  /** Nobody is there: connections are refused, so nothing can have been done. */
  isDown: boolean;
  /** Takes away every fault of that kind. */
  remove(kind: Fault["kind"]): void;
  /** Back to a healthy API: faults, webhook switches and search lag. */
  clear(): void;
  active(): readonly Fault[];
  /** Webhooks are recorded, not sent. */
  dropWebhooks: boolean;
  /** Every webhook comes twice, the second with its own notification id. */
  duplicateWebhooks: boolean;
  /** How far search lags behind create and change. */
  searchLagMs: number;
}

export interface FaultBoard extends Faults {
  /** Heard when `isDown` changes; the last one to ask hears. */
  onDown(listener: (isDown: boolean) => void): void;
  /** The faults that hit this request; counts down those with `times`. */
  take(method: string, path: string): readonly Fault[];
}

export function createFaultBoard(): FaultBoard {
  let isDown = false;
  let tellDown: (isDown: boolean) => void = () => undefined;
  let rules: { readonly fault: Fault; left: number }[] = [];
  return {
    dropWebhooks: false,
    duplicateWebhooks: false,
    searchLagMs: 0,
    get isDown() {
      return isDown;
    },
    set isDown(value) {
      if (value === isDown) return;
      isDown = value;
      tellDown(value);
    },
    onDown(listener) {
      tellDown = listener;
    },
    add(fault) {
      const rule = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      rules.push(rule);
      return () => {
        rules = rules.filter((other) => other !== rule);
      };
    },
    remove(kind) {
      rules = rules.filter((rule) => rule.fault.kind !== kind);
    },
    clear() {
      rules = [];
      this.isDown = false;
      this.dropWebhooks = false;
      this.duplicateWebhooks = false;
      this.searchLagMs = 0;
    },
    active: () => rules.map((rule) => rule.fault),
    take(method, path) {
      if (rules.length === 0) return [];
      const hits = rules.filter(({ fault }) => matches(fault, method, path));
      for (const hit of hits) hit.left -= 1;
      rules = rules.filter((rule) => rule.left > 0);
      return hits.map((hit) => hit.fault);
    },
  };
}

function matches(fault: FaultScope, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path === undefined || fault.path.test(path);
}
