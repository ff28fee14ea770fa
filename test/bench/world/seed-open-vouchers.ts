import { randomUUID } from "node:crypto";
import type pg from "pg";
import { createSealedBox, parseKeyRing, type SealedBox } from "../../../app/lib/sealed-box.ts";
import { createAccountStore } from "../../../app/store/account-store.ts";
import { createShopStore } from "../../../app/store/shop-store.ts";
import { benchKeys } from "./app-processes.ts";

export function openBenchBox(): SealedBox {
  const ring = parseKeyRing(benchKeys.SEALING_KEYS);
  if (!ring.ok) throw new Error(ring.error);
  return createSealedBox(ring.value);
}

/** So many shops, each with one account. */
export async function seedAccounts(pool: pg.Pool, count: number): Promise<void> {
  const accounts = createAccountStore(pool, openBenchBox(), () => new Date());
  const shops = createShopStore(pool);
  for (let made = 0; made < count; made += 1) {
    const shop = await shops.install(randomUUID(), `bench-${made}.myshopify.com`, new Date());
    await accounts.save({
      id: randomUUID(),
      shopId: shop.id,
      gateway: "mercado-pago",
      mode: "live",
      check: { country: "CO", merchantId: String(made), isTestAccount: false, limits: {} },
      credentials: { access_token: "invented", webhook_secret: "invented" },
      checkedAt: new Date(),
    });
  }
}

const payments = `
  insert into payment (id, shop_id, door, session_id, session_gid, group_id, request_digest, kind, is_test,
    amount_minor, currency, locale, cancel_url, token, merchant_locale, state)
  select uuidv7(), account.shop_id, 'shopify-payments', 'session-' || n, 'gid-' || n, 'group-' || n, 'digest',
    'sale', false, 12500000, 'COP', 'es-CO', 'https://shop.example.com', 'token-' || n, 'es', 'awaiting_payment'
  from generate_series($1::int, $2::int) as n
  join (select shop_id, row_number() over (order by id) as place, count(*) over () as accounts from gateway_account) account
    on account.place = n % account.accounts + 1`;

const vouchers = `
  insert into voucher (id, shop_id, payment_id, gateway_account_id, attempt, method, country, status, idempotency_key,
    external_reference, expires_at, gateway_payment_id, reference, next_poll_at, poll_urgency, issued_at)
  select uuidv7(), payment.shop_id, payment.id, account.id, 1, 'efecty', 'CO', 'issued', 'key-' || payment.id,
    payment.id::text, now() + interval '48 hours', substr(payment.session_id, 9), substr(payment.session_id, 9),
    now() + interval '12 hours' + random() * interval '12 hours', floor(random() * 3)::int, now()
  from payment join gateway_account account on account.shop_id = payment.shop_id
  where not exists (select from voucher where voucher.payment_id = payment.id)`;

/** Fills up to so many open vouchers, spread over all accounts, none of them due. */
export async function fillOpenVouchers(pool: pg.Pool, from: number, to: number): Promise<void> {
  const client = await pool.connect();
  // What is filled in holds together by its making; checking a million keys would prove nothing.
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  await client.query(payments, [from + 1, to]);
  await client.query(vouchers);
  await client.query("reset all");
  client.release();
  for (const table of ["payment", "voucher"]) await pool.query(`vacuum (analyze) ${table}`);
  await pool.query("checkpoint");
}
