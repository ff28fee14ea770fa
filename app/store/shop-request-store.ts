import type pg from "pg";
import type { NewShopRequest, ShopRequest } from "../ports/records.ts";
import type { ShopRequestStore } from "../ports/store.ts";
import { firstRow, inTransaction } from "./database.ts";
import type { JobQueue } from "./job-queue.ts";
import { toMoney } from "./rows.ts";

interface RequestRow {
  readonly id: string;
  readonly payment_id: string;
  readonly kind: ShopRequest["kind"];
  readonly gid: string;
  readonly amount_minor: string | null;
  readonly currency: string | null;
  readonly state: ShopRequest["state"];
  readonly outcome: string | null;
  readonly told: boolean;
  readonly last_error: string | null;
}

const requestColumns = "id, payment_id, kind, gid, amount_minor, currency, state, outcome, told, last_error";

export function createShopRequestStore(pool: pg.Pool, jobs: JobQueue): ShopRequestStore {
  return {
    add: (request) => inTransaction(pool, (client) => addRequest(client, jobs, request)),

    async claim(shopId, requestId, seconds) {
      const text = `update shop_request set claimed_until = now() + make_interval(secs => $3)
        where shop_id = $1 and id = $2 and not told
          and (claimed_until is null or claimed_until < now()) returning ${requestColumns}`;
      const row = await firstRow<RequestRow>(pool, {
        name: "shop-request-claim",
        text,
        values: [shopId, requestId, seconds],
      });
      if (row) return toRequest(row);
      const open = `select id from shop_request where shop_id = $1 and id = $2 and not told`;
      const busy = await firstRow<{ id: string }>(pool, {
        name: "shop-request-open",
        text: open,
        values: [shopId, requestId],
      });
      return busy ? "busy" : null;
    },

    async release(shopId, requestId, lastError) {
      const text = `update shop_request set claimed_until = null, last_error = $3 where shop_id = $1 and id = $2`;
      await pool.query({ name: "shop-request-release", text, values: [shopId, requestId, lastError] });
    },

    async saveTold(shopId, requestId) {
      const text = `update shop_request set told = true, claimed_until = null, last_error = null where shop_id = $1 and id = $2`;
      await pool.query({ name: "shop-request-told", text, values: [shopId, requestId] });
    },

    async die(shopId, requestId, lastError) {
      const text = `update shop_request set dead_at = now(), claimed_until = null, last_error = $3 where shop_id = $1 and id = $2`;
      await pool.query({ name: "shop-request-die", text, values: [shopId, requestId, lastError] });
    },
  };
}

/** The payment is looked for under the asking shop only: another shop's payment answers like a missing one. */
async function addRequest(
  client: pg.PoolClient,
  jobs: JobQueue,
  request: NewShopRequest,
): Promise<"added" | "repeat" | "unknown_payment"> {
  const find = `select payment.id, payment.shop_id from payment join shop on shop.id = payment.shop_id
    where shop.domain = $1 and payment.session_id = $2`;
  const payment = await firstRow<{ id: string; shop_id: string }>(client, {
    name: "shop-request-payment",
    text: find,
    values: [request.shopDomain, request.paymentSessionId],
  });
  if (!payment) return "unknown_payment";
  const text = `insert into shop_request (id, shop_id, payment_id, kind, external_id, gid, amount_minor, currency)
    values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (shop_id, kind, external_id) do nothing`;
  const { id, kind, externalId, gid, amount } = request;
  const values = [
    id,
    payment.shop_id,
    payment.id,
    kind,
    externalId,
    gid,
    amount?.minor ?? null,
    amount?.currency ?? null,
  ];
  const { rowCount } = await client.query({ name: "shop-request-add", text, values });
  if (rowCount === 0) return "repeat";
  await jobs.insert(client, [
    { job: { name: "answer-request", shopId: payment.shop_id, requestId: id, tries: 0 } },
  ]);
  return "added";
}

function toRequest(row: RequestRow): ShopRequest {
  return {
    id: row.id,
    paymentId: row.payment_id,
    kind: row.kind,
    gid: row.gid,
    amount:
      row.amount_minor !== null && row.currency !== null ? toMoney(row.amount_minor, row.currency) : null,
    state: row.state,
    outcome: row.outcome,
    isTold: row.told,
    hasFailed: row.last_error !== null,
  };
}
