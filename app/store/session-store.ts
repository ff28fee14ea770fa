import type pg from "pg";
import { constantTimeEqual } from "../lib/constant-time.ts";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { NewPayment, StartedPayment } from "../ports/records.ts";
import type { SessionStore } from "../ports/store.ts";
import { isDataError } from "./database.ts";
import { createGroupCommit } from "./group-commit.ts";
import { sealBuyer } from "./sealed-people.ts";

type Answer = StartedPayment | "unknown_shop";

const insertSessions = `
  with input as (
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::bool[], $10::bigint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
      $16::text[], $17::text[])
    as row(id, domain, door, session_id, session_gid, group_id, request_digest, kind,
      is_test, amount_minor, currency, locale, cancel_url, token, buyer,
      buyer_digest, merchant_locale)
  ), known as (
    select input.*, shop.id as shop_id from input
    join shop on shop.domain = input.domain and case input.door
      when 'shopify-payments' then shop.payments_installed_at is not null and shop.uninstalled_at is null
      else shop.store_installed_at is not null end
  ), added as (
    insert into payment (id, shop_id, door, session_id, session_gid, group_id, request_digest, kind, is_test,
      amount_minor, currency, locale, cancel_url, token, buyer, buyer_digest, merchant_locale)
    select id, shop_id, door, session_id, session_gid, group_id, request_digest, kind, is_test,
      amount_minor, currency, locale, cancel_url, token, buyer, buyer_digest, merchant_locale from known
    on conflict (shop_id, door, session_id) do nothing
    returning id
  )
  select known.id, known.shop_id, added.id is not null as is_new from known left join added using (id)`;

const readSessions = `
  select payment.id, payment.shop_id, payment.session_id, payment.token, payment.request_digest
  from unnest($1::uuid[], $2::text[], $3::text[]) as asked(shop_id, door, session_id)
  join payment on payment.shop_id = asked.shop_id and payment.door = asked.door and payment.session_id = asked.session_id`;

interface KnownRow {
  readonly id: string;
  readonly shop_id: string;
  readonly is_new: boolean;
}

interface StoredRow {
  readonly id: string;
  readonly shop_id: string;
  readonly session_id: string;
  readonly token: string;
  readonly request_digest: string;
}

/**
 * Payment sessions, written in groups: one multi-row insert and one commit for all that arrived together. A
 * repeated session id gets the first answer again, from any process, also when both arrive in one group.
 */
export function createSessionStore(pool: pg.Pool, box: SealedBox): SessionStore {
  const group = createGroupCommit<NewPayment, Answer>({
    maxItems: 200,
    maxInFlight: 2,
    write: (payments) => writeSessions(pool, box, payments),
    isItemsFault: isDataError,
  });
  return { start: (payment) => group.submit(payment) };
}

async function writeSessions(
  pool: pg.Pool,
  box: SealedBox,
  payments: readonly NewPayment[],
): Promise<Answer[]> {
  const column = <Value>(read: (payment: NewPayment) => Value): Value[] => payments.map(read);
  const { rows } = await pool.query<KnownRow>({
    name: "session-insert",
    text: insertSessions,
    values: [
      column((p) => p.id),
      column((p) => p.shopDomain),
      column((p) => p.door),
      column((p) => p.sessionId),
      column((p) => p.sessionGid),
      column((p) => p.groupId),
      column((p) => p.requestDigest),
      column((p) => p.kind),
      column((p) => p.isTest),
      column((p) => p.amount.minor),
      column((p) => p.amount.currency),
      column((p) => p.locale),
      column((p) => p.cancelUrl),
      column((p) => p.token),
      column((p) => sealBuyer(box, p.id, p.buyer)),
      column((p) => p.buyerDigest),
      column((p) => p.merchantLocale),
    ],
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  const stored = await readRepeats(pool, payments, known);
  return payments.map((payment) => {
    const row = known.get(payment.id);
    if (!row) return "unknown_shop";
    if (row.is_new)
      return { token: payment.token, shopId: row.shop_id, paymentId: payment.id, outcome: "started" };
    const first = stored.get(`${row.shop_id} ${payment.sessionId}`);
    if (!first) throw new Error("a session id is taken but cannot be read");
    const isSame = constantTimeEqual(first.request_digest, payment.requestDigest);
    const outcome = isSame ? "repeated" : "repeated_differently";
    return { token: first.token, shopId: first.shop_id, paymentId: first.id, outcome };
  });
}

/** A second statement sees what a parallel request committed after the first one's snapshot. */
async function readRepeats(
  pool: pg.Pool,
  payments: readonly NewPayment[],
  known: ReadonlyMap<string, KnownRow>,
): Promise<Map<string, StoredRow>> {
  const repeats = payments.filter((payment) => known.get(payment.id)?.is_new === false);
  if (repeats.length === 0) return new Map();
  const { rows } = await pool.query<StoredRow>({
    name: "session-read",
    text: readSessions,
    values: [
      repeats.map((payment) => known.get(payment.id)?.shop_id),
      repeats.map((payment) => payment.door),
      repeats.map((payment) => payment.sessionId),
    ],
  });
  return new Map(rows.map((row) => [`${row.shop_id} ${row.session_id}`, row]));
}
