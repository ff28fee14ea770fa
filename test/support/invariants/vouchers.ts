import type pg from "pg";
import type { InvariantScope } from "./scope.ts";
import { sentences } from "./scope.ts";

/** Never two numbers for one order at once. */
export async function findVoucherFaults(pool: pg.Pool): Promise<string[]> {
  const perPayment = sentences(
    pool,
    "a payment has two live vouchers",
    `select payment_id from voucher where status in ('asked', 'issued') group by payment_id having count(*) > 1`,
  );
  const perGroup = sentences(
    pool,
    "an order has two live vouchers",
    `select payment.group_id from voucher join payment on payment.id = voucher.payment_id
      where voucher.status in ('asked', 'issued') group by payment.shop_id, payment.group_id having count(*) > 1`,
  );
  const unwatched = sentences(
    pool,
    "a voucher that can be paid is not asked about, and nobody was told",
    `select id from voucher where status = 'issued' and next_poll_at is null
      and not exists (select from exception where key = 'voucher:' || voucher.id || ':unwatched')`,
  );
  return (await Promise.all([perPayment, perGroup, unwatched])).flat();
}

/** Exactly one payment at Mercado Pago for each voucher that has a number, none that we do not know. */
export async function findGatewayFaults(
  pool: pg.Pool,
  mercadoPago: NonNullable<InvariantScope["mercadoPago"]>,
): Promise<string[]> {
  const { rows } = await pool.query<{ external_reference: string; gateway_payment_id: string | null }>(
    `select external_reference, gateway_payment_id from voucher
      join gateway_account account on account.id = voucher.gateway_account_id where account.gateway = 'mercado-pago'`,
  );
  const there = Map.groupBy(mercadoPago.payments(), (payment) => payment.details.externalReference ?? "");
  const known = new Set(rows.map((row) => row.external_reference));
  const strangers = [...there.keys()].filter((reference) => !known.has(reference));
  const wrong = rows.filter(({ external_reference: reference, gateway_payment_id: id }) => {
    const ids = (there.get(reference) ?? []).map((payment) => String(payment.id));
    return id === null ? ids.length > 1 : ids.length !== 1 || ids[0] !== id;
  });
  return [
    ...strangers.map((reference) => `Mercado Pago has a payment for the unknown reference ${reference}`),
    ...wrong.map(
      (row) => `voucher ${row.external_reference} has not exactly its one payment at Mercado Pago`,
    ),
  ];
}
