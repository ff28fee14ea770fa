import { json, plain, type Answer, type Silence } from "../http.ts";
import type { FaultKind } from "../records.ts";
import type { Sandbox } from "../sandbox.ts";
import { logCall } from "./mutation.ts";

/** Takes the fault that is to hit this call, and counts it down. */
export function takeFault({ state, changed }: Sandbox, document: string): FaultKind | null {
  const { fault } = state;
  if (fault === null || (fault.only !== null && !document.includes(fault.only))) return null;
  if (fault.remaining !== null) {
    fault.remaining -= 1;
    if (fault.remaining <= 0) state.fault = null;
    changed();
  }
  return fault.kind;
}

/** Switches a fault on for the next `times` calls (null: until switched off), or all faults off. */
export function setFault(
  { state, changed }: Sandbox,
  kind: FaultKind | null,
  { times, only }: { readonly times: number | null; readonly only: string | null },
): void {
  state.fault = kind === null ? null : { kind, only, remaining: times };
  changed();
}

/** Faults that hit before anything is executed. Throttling and lost access come inside a 200, as at Shopify. */
export function answerFault(
  sandbox: Sandbox,
  shop: string,
  fault: Exclude<FaultKind, "lost_answer">,
): Answer | Silence {
  logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "faulted", answer: fault });
  switch (fault) {
    case "server_error":
      return plain(500, "Internal Server Error");
    case "hang":
    case "reset":
      return fault;
    case "throttled":
      return json(throttled);
    case "access_denied":
      return json(accessDenied);
  }
}

const throttled = {
  errors: [
    {
      message: "Throttled",
      extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
    },
  ],
  extensions: {
    cost: {
      requestedQueryCost: 10,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 18200, currentlyAvailable: 0, restoreRate: 910 },
    },
  },
};

const accessDenied = {
  errors: [
    {
      message: "Access denied. Required access: `write_payment_sessions` access scope.",
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
    },
  ],
};
