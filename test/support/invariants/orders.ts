import type pg from "pg";
import type { InvariantScope } from "./scope.ts";

type Shop = NonNullable<InvariantScope["shopify"]>;

interface OrderPayment {
  readonly session_gid: string;
  readonly session_id: string;
  readonly told: string | null;
  readonly is_marked: boolean;
  readonly is_withdrawn: boolean;
  readonly has_live_voucher: boolean;
}

/** Orders with a manual method: each is marked once for each payment that we say paid it, and canceled once at most. */
export async function findOrderFaults(pool: pg.Pool, shopify: Shop): Promise<string[]> {
  const { rows } = await pool.query<OrderPayment>(
    `select payment.session_gid, payment.session_id, shop_sync.told, shop_sync.mark_asked_at is not null as is_marked,
      payment.withdrawn_at is not null as is_withdrawn,
      exists (select from voucher where payment_id = payment.id and status in ('asked', 'issued')) as has_live_voucher
      from payment left join shop_sync on shop_sync.payment_id = payment.id where payment.door = 'shopify-orders'`,
  );
  const byOrder = Map.groupBy(rows, ({ session_gid: gid }) => gid);
  return [
    ...[...byOrder].flatMap(([gid, payments]) => checkOrder(shopify, gid, payments)),
    ...rows
      .filter((row) => row.is_withdrawn && row.has_live_voucher)
      .map((row) => `payment ${row.session_id} is withdrawn, and its number lives`),
  ];
}

function checkOrder({ state }: Shop, gid: string, payments: readonly OrderPayment[]): string[] {
  const applied = (mutation: string): number =>
    state.calls.filter(
      (call) => call.sessionGid === gid && call.mutation === mutation && call.outcome === "applied",
    ).length;
  const paid = payments.filter(({ told }) => told === "paid");
  const faults = paid
    .filter(({ is_marked: isMarked }) => !isMarked)
    .map(({ session_id: id }) => `payment ${id} is told paid, and nobody asked the shop to mark its order`);
  const live = payments.filter(({ has_live_voucher: isLive }) => isLive);
  if (live.length > 1) faults.push(`order ${gid} has ${live.length} numbers that live`);
  if (applied("orderMarkAsPaid") !== paid.length)
    faults.push(`order ${gid} was marked ${applied("orderMarkAsPaid")} times for ${paid.length} payments`);
  if (applied("orderCancel") > 1) faults.push(`order ${gid} was canceled ${applied("orderCancel")} times`);
  return faults;
}
