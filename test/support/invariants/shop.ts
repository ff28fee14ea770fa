import type pg from "pg";
import type { Mark, PaymentState } from "../../../app/domain/payment-state.ts";
import type { Told } from "../../../app/domain/shop-message.ts";
import type { InvariantScope } from "./scope.ts";

type Shop = NonNullable<InvariantScope["shopify"]>;

interface ToldPayment {
  readonly session_gid: string;
  readonly session_id: string;
  readonly state: PaymentState;
  readonly marks: Mark[];
  readonly told: Told | null;
  readonly was_paid_otherwise: boolean;
  /** Late money that was held, because the goods are gone. */
  readonly is_late_and_held: boolean;
  /** Its order was edited after it was paid: a person decides. */
  readonly is_order_changed: boolean;
}

const sessionStates: Record<Told, string> = {
  none: "open",
  pending: "pending",
  paid: "resolved",
  closed: "rejected",
};
const moneyStates: readonly PaymentState[] = ["paid", "partially_refunded", "refunded"];

/** The shop holds what we believe it holds, heard of every payment, once, and never two opposite things. */
export async function findShopFaults(pool: pg.Pool, shopify: Shop): Promise<string[]> {
  const { rows } = await pool.query<ToldPayment>(
    `select payment.session_gid, payment.session_id, payment.state, payment.marks, shop_sync.told,
      coalesce(group_winner.payment_id <> payment.id, false) as was_paid_otherwise,
      exists (select from exception where key = 'payment:' || payment.id || ':paid_after_close') as is_late_and_held,
      exists (select from exception where key = 'payment:' || payment.id || ':order_changed') as is_order_changed
      from payment left join shop_sync on shop_sync.payment_id = payment.id
      left join group_winner on group_winner.shop_id = payment.shop_id and group_winner.group_id = payment.group_id`,
  );
  return [
    ...shopify.contradictions().map((contradiction) => `contradiction: ${JSON.stringify(contradiction)}`),
    ...rows.flatMap((row) => [...compare(shopify, row), ...unheardMoney(row)]),
    ...repeatedEffects(shopify),
  ];
}

function compare({ state }: Shop, row: ToldPayment): string[] {
  const session = state.payments.get(row.session_id);
  if (!session) return [];
  const expected = sessionStates[row.told ?? "none"];
  if (session.state === expected) return [];
  return [`session ${row.session_gid} is ${session.state} at the shop, but we believe it is ${expected}`];
}

/** Whole money for an order that nothing else paid must have reached the shop. */
function unheardMoney(row: ToldPayment): string[] {
  const isWhole = row.marks.every((mark) => mark !== "short" && mark !== "over" && mark !== "wrong_currency");
  const mustHear =
    moneyStates.includes(row.state) &&
    isWhole &&
    !row.was_paid_otherwise &&
    !row.is_late_and_held &&
    !row.is_order_changed;
  const isUnheard = mustHear && row.told !== "paid" && row.told !== "closed";
  return isUnheard
    ? [`session ${row.session_gid} is paid, and the shop was told ${row.told ?? "nothing"}`]
    : [];
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
