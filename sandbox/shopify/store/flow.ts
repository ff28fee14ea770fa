import { logCall, type CallContext } from "../graphql/mutation.ts";
import type { Sandbox } from "../sandbox.ts";
import type { StoreOrder } from "./records.ts";

/** Fields of each trigger that the app's TOML names, beside the order. */
const common = ["event", "method", "amount", "currency"];
const triggers: Readonly<Record<string, readonly string[]>> = {
  "voucher-issued": [...common, "payment page"],
  "voucher-paid": common,
  "voucher-expired": common,
  "late-money": common,
  "break-found": [...common, "kind"],
};

interface Arguments {
  handle?: string | null;
  payload?: Readonly<Record<string, unknown>> | null;
}

/** Shopify Flow: each call begins workflows, also one that says the same again. */
export const flowMutations = {
  flowTriggerReceive: ({ handle, payload }: Arguments, { sandbox, shop }: CallContext): object => {
    const fault = faultOf(sandbox.state.storeOrders, shop, handle ?? "", payload ?? {});
    logCall(sandbox, {
      shop,
      mutation: "flowTriggerReceive",
      // It changes no order: what it said stands in the answer's place.
      sessionGid: null,
      outcome: fault === null ? "applied" : "refused",
      answer: fault ?? JSON.stringify({ handle, payload }),
    });
    return { userErrors: fault === null ? [] : [{ field: ["payload"], message: fault }] };
  },
};

/** What began workflows in a shop, oldest first. */
export function flowRunsOf({ state }: Sandbox, shop: string): FlowRun[] {
  return state.calls
    .filter(
      (call) => call.mutation === "flowTriggerReceive" && call.outcome === "applied" && call.shop === shop,
    )
    .map(({ answer }) => JSON.parse(answer) as FlowRun);
}

export interface FlowRun {
  readonly handle: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

function faultOf(
  orders: ReadonlyMap<string, StoreOrder>,
  shop: string,
  handle: string,
  payload: Readonly<Record<string, unknown>>,
): string | null {
  const fields = triggers[handle];
  if (!fields) return `Invalid handle '${handle}'`;
  if (orders.get(String(payload["order_id"]))?.shop !== shop) return "Invalid order_id";
  const wanted = ["order_id", ...fields];
  const missing = wanted.find((key) => payload[key] === undefined);
  if (missing !== undefined) return `Missing property '${missing}'`;
  const unknown = Object.keys(payload).find((key) => !wanted.includes(key));
  return unknown === undefined ? null : `Unknown property '${unknown}'`;
}
