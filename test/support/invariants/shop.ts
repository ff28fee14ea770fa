import type { PaymentState } from "../../../app/domain/payment-state.ts";
import type { Told } from "../../../app/domain/shop-message.ts";
import type { InvariantScope } from "./scope.ts";
import type { PaymentSnapshot, Snapshot } from "./snapshot.ts";

type Shop = NonNullable<InvariantScope["shopify"]>;

const sessionStates: Record<Told, string> = {
  none: "open",
  pending: "pending",
  paid: "resolved",
  closed: "rejected",
};
const moneyStates: readonly PaymentState[] = ["paid", "partially_refunded", "refunded"];

/** The shop holds what we believe it holds, once, and never two opposite things. */
export function findShopFaults({ payments, syncs }: Snapshot, shopify: Shop): string[] {
  const told = new Map(syncs.map((sync) => [sync.paymentId, sync.told]));
  return [
    ...shopify.contradictions().map((contradiction) => `contradiction: ${JSON.stringify(contradiction)}`),
    ...payments.flatMap((payment) => compare(shopify, payment, told.get(payment.id) ?? "none")),
    ...repeatedEffects(shopify),
  ];
}

function compare({ state }: Shop, { sessionId, sessionGid }: PaymentSnapshot, told: Told): string[] {
  const session = state.payments.get(sessionId);
  if (!session || session.state === sessionStates[told]) return [];
  return [
    `session ${sessionGid} is ${session.state} at the shop, but we believe it is ${sessionStates[told]}`,
  ];
}

/** Whole money for an order that nothing else paid has reached the shop, is on its way, or a person knows. */
export function findUnheardMoney(snapshot: Snapshot): string[] {
  const { payments, syncs, winners, jobs, everRaised, everOpened } = snapshot;
  const told = new Map(syncs.map((sync) => [sync.paymentId, sync.told]));
  const wonBy = new Map(winners.map((row) => [`${row.shopId} ${row.groupId}`, row.paymentId]));
  return (
    payments
      .filter(({ stored }) => moneyStates.includes(stored.state) && isWhole(stored.marks))
      .filter(({ id, shopId, groupId }) => (wonBy.get(`${shopId} ${groupId}`) ?? id) === id)
      .filter(({ id }) => told.get(id) !== "paid" && told.get(id) !== "closed")
      .filter(({ id }) => !jobs.some((job) => job.name === "sync-shop" && job.paymentId === id))
      .filter(({ id }) => !everRaised.has(`payment:${id}:shop_sync`))
      // Late money that was held, because the goods are gone.
      .filter(({ id }) => !everOpened.has(`payment:${id}:paid_after_close`))
      // Its order was edited after it was paid: a person decides.
      .filter(({ id }) => !everOpened.has(`payment:${id}:order_changed`))
      .map(
        ({ id, sessionGid }) => `${sessionGid} is paid, and the shop was told ${told.get(id) ?? "nothing"}`,
      )
  );
}

function isWhole(marks: PaymentSnapshot["stored"]["marks"]): boolean {
  return marks.every((mark) => mark !== "short" && mark !== "over" && mark !== "wrong_currency");
}

/** An order is changed more than once: what must not be is in `orders.ts`. */
function isSession(gid: string): boolean {
  return !gid.startsWith("gid://shopify/Order/");
}

function repeatedEffects({ state }: Shop): string[] {
  const effects = state.calls.filter(
    (call) => call.outcome === "applied" && call.sessionGid !== null && isSession(call.sessionGid),
  );
  const bySessionAndVerb = Map.groupBy(effects, (call) => `${call.sessionGid} ${call.mutation}`);
  return [...bySessionAndVerb]
    .filter(([, calls]) => calls.length > 1)
    .map(([key, calls]) => `applied ${calls.length} times: ${key}`);
}
