import { randomUUID } from "node:crypto";
import type pg from "pg";
import { createAccountStore } from "../../../app/store/account-store.ts";
import { createShopStore } from "../../../app/store/shop-store.ts";
import { openBenchBox } from "./seed-open-vouchers.ts";

export interface ListedShop {
  readonly shopId: string;
  /** Has nearly all numbers. */
  readonly busyAccountId: string;
  /** Has one number in 20,000, the last of them long ago. */
  readonly quietAccountId: string;
}

/** A shop whose payments fill a list: made over two years, most of them paid, few failed, fewer with a mark. */
export async function seedPaymentList(pool: pg.Pool, payments: number): Promise<ListedShop> {
  const shop = await createShopStore(pool).install(randomUUID(), "long-list.myshopify.com", new Date());
  const busyAccountId = await seedAccount(pool, shop.id, "live");
  const quietAccountId = await seedAccount(pool, shop.id, "test");
  const client = await pool.connect();
  // What is filled in holds together by its making; checking a million keys would prove nothing.
  await client.query("set session_replication_role = replica");
  await client.query("set synchronous_commit = off");
  await client.query(fillPayments, [shop.id, payments]);
  await client.query(fillVouchers, [shop.id, busyAccountId, quietAccountId, payments]);
  await client.query("reset all");
  client.release();
  for (const table of ["payment", "voucher", "exception"]) await pool.query(`vacuum (analyze) ${table}`);
  return { shopId: shop.id, busyAccountId, quietAccountId };
}

async function seedAccount(pool: pg.Pool, shopId: string, mode: "live" | "test"): Promise<string> {
  const account = await createAccountStore(pool, openBenchBox(), () => new Date()).save({
    id: randomUUID(),
    shopId,
    gateway: "mercado-pago",
    mode,
    check: { country: "CO", merchantId: mode, isTestAccount: mode === "test", limits: {} },
    credentials: { access_token: "invented", webhook_secret: "invented" },
    checkedAt: new Date(),
  });
  return account.id;
}

// The newest has the number 1. One in 10,000 failed, none of the newest tenth; one in 5,000 bears a mark.
const fillPayments = `
  insert into payment (id, shop_id, door, session_id, session_gid, group_id, request_digest, kind, is_test,
    amount_minor, currency, locale, cancel_url, token, merchant_locale, state, marks, created_at)
  select uuidv7(- n * step.length), $1::uuid, 'shopify-payments', 'session-' || n, 'gid-' || n, 'group-' || n, 'digest',
    'sale', false, 1000000 + (n % 5000) * 100, 'COP', 'es-CO', 'https://shop.example.com', 'token-' || n, 'es',
    case when n % 10000 = 7 and n > $2::int / 10 then 'failed' when n % 10 < 7 then 'paid' else 'expired' end,
    case when n % 5000 = 11 then '{short}'::text[] else '{}' end, now() - n * step.length
  from generate_series(1, $2::int) as n, (select interval '2 years' / $2::int as length) step`;

const fillVouchers = `
  insert into voucher (id, shop_id, payment_id, gateway_account_id, attempt, method, country, status, idempotency_key,
    external_reference, expires_at, gateway_payment_id, reference, issued_at)
  select gen_random_uuid(), $1::uuid, payment.id,
    case when n % 20000 = 19999 and n > $4::int / 2 then $3::uuid else $2::uuid end, 1, 'efecty', 'CO', 'ended',
    'key-' || n, 'external-' || n, payment.created_at, n::text, (800000000 + n)::text, payment.created_at
  from (select id, created_at, substr(session_id, 9)::int as n from payment where shop_id = $1::uuid) payment`;
