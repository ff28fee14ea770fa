import type { PaymentCursor } from "../domain/payment-filters.ts";
import { firstIdOf } from "../lib/id.ts";
import type { ListFilters } from "../ports/payment-list.ts";
import type { Query } from "./database.ts";

/** The app's clock makes ids, the database's dates rows: they differ by far less. */
const clockSlackMs = 86_400_000;

interface Draft {
  readonly values: unknown[];
  readonly ofPayment: string[];
  /** Conditions on the numbers a payment had; empty when none is asked about. */
  readonly ofNumber: string[];
}

/**
 * A page of a list. It has no name, so it is planned with the very values: what is best for a state that most payments
 * are in is worst for one that few ever were. Ids are the list's order. The page is cut first, looked up in full then.
 */
export function listQuery(
  shopId: string,
  filters: ListFilters,
  { cursor, limit }: { readonly cursor: PaymentCursor | null; readonly limit: number },
): Query {
  const draft: Draft = { values: [shopId], ofPayment: ["payment.shop_id = $1"], ofNumber: [] };
  narrowByNumber(draft, filters);
  narrowByPayment(draft, filters);
  narrowByDate(draft, filters);
  const isNewer = cursor?.towards === "newer";
  if (cursor) narrowById(draft, isNewer ? ">" : "<", cursor.id);
  const order = isNewer ? "asc" : "desc";
  const page = `select payment.* from ${sourceOf(draft, order)} where ${draft.ofPayment.join(" and ")}
    order by payment.id ${order} limit $${draft.values.push(limit)}`;
  const text = `with page as (${page}) ${inFull} order by page.id ${order}`;
  return { text, values: draft.values };
}

function narrowByNumber(draft: Draft, { account, method }: ListFilters): void {
  if (account !== null || method !== null) draft.ofNumber.push("voucher.shop_id = $1");
  narrow(draft, draft.ofNumber, account, (place) => `voucher.gateway_account_id = ${place}::uuid`);
  narrow(draft, draft.ofNumber, method, (place) => `voucher.method = ${place}`);
}

function narrowByPayment(draft: Draft, { ids, amountMinor, state, mark }: ListFilters): void {
  const { ofPayment } = draft;
  narrow(draft, ofPayment, ids, (place) => `payment.id = any(${place}::uuid[])`);
  narrow(draft, ofPayment, amountMinor, (place) => `payment.amount_minor = ${place}`);
  narrow(draft, ofPayment, state, (place) => `payment.state = ${place}`);
  if (mark === null) return;
  // In the words of the index of marked payments.
  ofPayment.push("payment.marks <> '{}'");
  if (mark !== "any") narrow(draft, ofPayment, mark, (place) => `payment.marks @> array[${place}::text]`);
}

/** The date decides; the ids around it are where the index is entered and left. */
function narrowByDate(draft: Draft, { startedFrom, startedBefore }: ListFilters): void {
  const idAround = (moment: Date, ms: number): string => firstIdOf(new Date(moment.getTime() + ms));
  const { ofPayment } = draft;
  if (startedFrom) {
    narrow(draft, ofPayment, startedFrom, (place) => `payment.created_at >= ${place}`);
    narrowById(draft, ">=", idAround(startedFrom, -clockSlackMs));
  }
  if (startedBefore) {
    narrow(draft, ofPayment, startedBefore, (place) => `payment.created_at < ${place}`);
    narrowById(draft, "<", idAround(startedBefore, clockSlackMs));
  }
}

/** On both sides of the join: neither index is read up to there, both are entered there. */
function narrowById(draft: Draft, sign: "<" | ">" | ">=", id: string): void {
  const place = `$${draft.values.push(id)}::uuid`;
  draft.ofPayment.push(`payment.id ${sign} ${place}`);
  if (draft.ofNumber.length > 0) draft.ofNumber.push(`voucher.payment_id ${sign} ${place}`);
}

/** Null does not narrow. */
function narrow(
  { values }: Draft,
  conditions: string[],
  value: unknown,
  condition: (place: string) => string,
): void {
  if (value !== null) conditions.push(condition(`$${values.push(value)}`));
}

function sourceOf({ ofNumber }: Draft, order: "asc" | "desc"): string {
  if (ofNumber.length === 0) return "payment";
  return `(select distinct voucher.payment_id from voucher where ${ofNumber.join(" and ")}
    order by voucher.payment_id ${order}) numbered join payment on payment.id = numbered.payment_id`;
}

const orderGid = "gid://shopify/Order/";

const inFull = `
  select page.id, page.session_id, shop_order.name as order_name, page.is_test, page.amount_minor, page.currency, page.state, page.marks, page.created_at,
    latest.method, latest.country, latest.gateway, latest.reference, latest.expires_at,
    (select count(*)::int from exception
      where exception.shop_id = page.shop_id and exception.payment_id = page.id and exception.resolved_at is null) as open_exceptions
  from page left join lateral (
    select voucher.method, voucher.country, gateway_account.gateway, voucher.reference, voucher.expires_at
    from voucher join gateway_account on gateway_account.id = voucher.gateway_account_id
    where voucher.payment_id = page.id order by voucher.attempt desc limit 1
  ) latest on true
  left join shop_order on shop_order.shop_id = page.shop_id
    and shop_order.order_id = substr(page.session_gid, ${orderGid.length + 1}) and starts_with(page.session_gid, '${orderGid}')`;
