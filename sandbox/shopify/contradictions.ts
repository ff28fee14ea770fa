import type { AppCall } from "./records.ts";
import type { ShopifyState } from "./state.ts";

/** Something the app should never have said. */
export interface Contradiction {
  readonly sessionGid: string;
  readonly kind: "opposite_final" | "paid_twice_in_group";
  readonly messages: readonly string[];
}

const finalMessage = /^(payment|refund|capture|void)Session(Resolve|Reject)$/;

/** Sessions that got both final messages, and groups in which the app tried to resolve more than one attempt. */
export function findContradictions(state: ShopifyState): Contradiction[] {
  const finals = Map.groupBy(
    state.calls.filter((call) => call.mutation !== null && finalMessage.test(call.mutation)),
    (call) => call.sessionGid ?? "",
  );
  return [...oppositeFinals(finals), ...doublePayments(state, finals)];
}

function* oppositeFinals(finals: ReadonlyMap<string, readonly AppCall[]>): Generator<Contradiction> {
  for (const [sessionGid, calls] of finals) {
    const messages = [...new Set(calls.map((call) => call.mutation ?? ""))];
    if (messages.length > 1) yield { sessionGid, kind: "opposite_final", messages };
  }
}

function* doublePayments(
  state: ShopifyState,
  finals: ReadonlyMap<string, readonly AppCall[]>,
): Generator<Contradiction> {
  const groups = Map.groupBy(
    [...state.payments.values()].filter((payment) =>
      finals.get(payment.gid)?.some((call) => call.mutation === "paymentSessionResolve"),
    ),
    (payment) => payment.group,
  );
  for (const payments of groups.values()) {
    const [first] = payments;
    if (!first || payments.length < 2) continue;
    const messages = payments.map((payment) => payment.gid);
    yield { sessionGid: first.gid, kind: "paid_twice_in_group", messages };
  }
}
