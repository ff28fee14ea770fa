import type pg from "pg";
import type { Job } from "../ports/jobs.ts";
import type { NewOrderEvent, OrderMarks, OrderRow, OrderStore } from "../ports/order-store.ts";
import { firstRow, inTransaction, isDataError, type Queryable } from "./database.ts";
import { createGroupCommit } from "./group-commit.ts";
import type { JobQueue } from "./job-queue.ts";

type Received = "stored" | "repeat" | "unknown_shop";

/** Only for a shop that has the store app: what it left behind rings no more. */
const insertEvents = `
  with input as (
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
      with ordinality as row(domain, topic, event_id, order_id, triggered_at, place)
  ), known as (
    select input.*, shop.id as shop_id from input
    join shop on shop.domain = input.domain and shop.store_installed_at is not null
  ), added as (
    insert into shop_event (shop_id, topic, event_id, order_id, triggered_at)
    select distinct on (shop_id, topic, event_id) shop_id, topic, event_id, order_id, triggered_at from known
    order by shop_id, topic, event_id, place
    on conflict do nothing
    returning shop_id, topic, event_id
  )
  select (known.place - 1)::int as place, known.shop_id, added.event_id is not null as is_new
  from known left join added using (shop_id, topic, event_id)`;

interface EventRow {
  readonly place: number;
  readonly shop_id: string;
  readonly is_new: boolean;
}

interface OrderColumns {
  readonly payment_id: string | null;
  readonly revision: number;
  readonly seen_updated_at: Date | null;
  readonly has_failed: boolean;
}

const orderColumns = "payment_id, revision, seen_updated_at, has_failed";

/** Orders that are to be paid in cash, and the news of them: written in groups, each with its job in one commit. */
export function createOrderStore(pool: pg.Pool, jobs: JobQueue): OrderStore {
  const db: Queryable = pool;
  const group = createGroupCommit<NewOrderEvent, Received>({
    maxItems: 200,
    maxInFlight: 2,
    write: (events) => inTransaction(pool, (client) => writeEvents(client, jobs, events)),
    isItemsFault: isDataError,
  });
  return {
    receive: (event) => group.submit(event),

    async find(shopId, orderId) {
      const text = `select ${orderColumns} from shop_order where shop_id = $1 and order_id = $2`;
      const row = await firstRow<OrderColumns>(db, { name: "order-find", text, values: [shopId, orderId] });
      return row ? toOrder(row) : null;
    },

    async findForBuyer({ shopDomain, orderId, confirmationNumber }) {
      const text = `
        select payment.token from shop
        join shop_order on shop_order.shop_id = shop.id
        join payment on payment.shop_id = shop.id and payment.id = shop_order.payment_id
        where shop.domain = $1 and shop_order.order_id = $2 and shop_order.confirmation_number = $3`;
      const values = [shopDomain, orderId, confirmationNumber];
      const row = await firstRow<{ token: string }>(db, { name: "order-find-buyers", text, values });
      return row?.token ?? null;
    },

    async claim(shopId, orderId, seconds) {
      const text = `
        insert into shop_order (shop_id, order_id, claimed_until) values ($1, $2, now() + make_interval(secs => $3))
        on conflict (shop_id, order_id) do update set claimed_until = excluded.claimed_until
          where shop_order.claimed_until is null or shop_order.claimed_until < now()
        returning ${orderColumns}`;
      const values = [shopId, orderId, seconds];
      const row = await firstRow<OrderColumns>(db, { name: "order-claim", text, values });
      return row ? toOrder(row) : "busy";
    },

    async release(shopId, orderId, hasFailed) {
      const text = `update shop_order set claimed_until = null, has_failed = $3 where shop_id = $1 and order_id = $2`;
      await db.query({ name: "order-release", text, values: [shopId, orderId, hasFailed] });
    },

    async saveSeen(shopId, orderId, { name, updatedAt, outcome, confirmationNumber }) {
      const text = `update shop_order set seen_updated_at = $3, outcome = $4, name = $5, confirmation_number = $6,
        has_failed = false, claimed_until = null where shop_id = $1 and order_id = $2`;
      const values = [shopId, orderId, updatedAt, outcome, name, confirmationNumber];
      await db.query({ name: "order-seen", text, values });
    },
  };
}

export function createOrderMarks(db: Queryable): OrderMarks {
  return {
    async saveAsked(shopId, paymentId) {
      const text = `insert into shop_sync (payment_id, shop_id, mark_asked_at) values ($2, $1, now())
        on conflict (payment_id) do update set mark_asked_at = coalesce(shop_sync.mark_asked_at, now())`;
      await db.query({ name: "order-mark-asked", text, values: [shopId, paymentId] });
    },

    async wasAsked(shopId, paymentId) {
      const text = `select 1 from shop_sync where shop_id = $1 and payment_id = $2 and mark_asked_at is not null`;
      const row = await firstRow(db, { name: "order-mark-read", text, values: [shopId, paymentId] });
      return row !== undefined;
    },
  };
}

async function writeEvents(
  client: pg.PoolClient,
  jobs: JobQueue,
  events: readonly NewOrderEvent[],
): Promise<Received[]> {
  const { rows } = await client.query<EventRow>({
    name: "order-event-insert",
    text: insertEvents,
    values: [
      events.map((event) => event.shopDomain),
      events.map((event) => event.topic),
      events.map((event) => event.eventId),
      events.map((event) => event.orderId),
      events.map((event) => event.triggeredAt),
    ],
  });
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  const stored = new Set<string>();
  const received = events.map((event, place): Received => {
    const row = byPlace.get(place);
    if (!row) return "unknown_shop";
    const eventKey = `${row.shop_id} ${event.topic} ${event.eventId}`;
    // Of two equal ones in one group, the first is the news.
    if (!row.is_new || stored.has(eventKey)) return "repeat";
    stored.add(eventKey);
    return "stored";
  });
  const news = events.flatMap((event, place) => {
    const row = byPlace.get(place);
    return row && received[place] === "stored" ? [{ job: jobOf(event, row.shop_id) }] : [];
  });
  await jobs.insert(client, news);
  return received;
}

function jobOf({ orderId, updatedAt, methodNames }: NewOrderEvent, shopId: string): Job {
  const changedAt = updatedAt?.toISOString() ?? null;
  return { name: "look-at-order", shopId, orderId, tries: 0, updatedAt: changedAt, methodNames };
}

function toOrder(row: OrderColumns): OrderRow {
  const { payment_id: paymentId, revision, seen_updated_at: seenUpdatedAt, has_failed: hasFailed } = row;
  return { paymentId, revision, seenUpdatedAt, hasFailed };
}
