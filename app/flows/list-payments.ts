import type { ListedPayment, PaymentQuery } from "../domain/payment-filters.ts";
import { readTypedAmount } from "../domain/typed-amount.ts";
import { startOfDayIn } from "../domain/zone-day.ts";
import type { ListFilters, PaymentListStore } from "../ports/payment-list.ts";

export interface ListPaymentsDeps {
  readonly paymentLists: PaymentListStore;
}

export interface PaymentPage {
  readonly payments: readonly ListedPayment[];
  /** Whether there are payments before and after these in the list. */
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  /** What the typed text was found to be; null when nothing was typed, or nothing bears it. */
  readonly foundAs: "number" | "amount" | null;
}

const pageSize = 25;

/**
 * One page of a shop's payments, the newest first. What was typed is looked for as a number first; when no payment
 * bears it, as an amount that was asked. `timeZone` is the one the shop reads its days in.
 */
export async function listPayments(
  deps: ListPaymentsDeps,
  shopId: string,
  query: PaymentQuery,
  timeZone: string,
): Promise<PaymentPage> {
  const filters = await narrow(deps, shopId, query, timeZone);
  if (filters === null) return { payments: [], hasNewer: false, hasOlder: false, foundAs: null };
  const foundAs = filters.ids ? "number" : filters.amountMinor !== null ? "amount" : null;
  const { cursor } = query;
  const found = await deps.paymentLists.list(shopId, filters, { cursor, limit: pageSize + 1 });
  const isNewer = cursor?.towards === "newer";
  // Back at the beginning: the first page is shown whole, with what came meanwhile.
  if (isNewer && found.length <= pageSize) return first(deps, shopId, filters, foundAs);
  const hasMore = found.length > pageSize;
  const payments = isNewer ? found.slice(1) : found.slice(0, pageSize);
  return {
    payments,
    hasNewer: isNewer ? hasMore : cursor !== null,
    hasOlder: isNewer ? true : hasMore,
    foundAs: payments.length > 0 ? foundAs : null,
  };
}

async function first(
  deps: ListPaymentsDeps,
  shopId: string,
  filters: ListFilters,
  foundAs: PaymentPage["foundAs"],
): Promise<PaymentPage> {
  const found = await deps.paymentLists.list(shopId, filters, { cursor: null, limit: pageSize + 1 });
  const hasOlder = found.length > pageSize;
  return { payments: found.slice(0, pageSize), hasNewer: false, hasOlder, foundAs };
}

/** Null when nothing can be found: what was typed is neither a number of a payment nor an amount. */
async function narrow(
  { paymentLists }: ListPaymentsDeps,
  shopId: string,
  { filters: { search, from, to, ...rest } }: PaymentQuery,
  timeZone: string,
): Promise<ListFilters | null> {
  const startedFrom = from === null ? null : startOfDayIn(from, timeZone);
  const startedBefore = to === null ? null : startOfDayIn(to, timeZone, 1);
  const plain = { ...rest, ids: null, amountMinor: null, startedFrom, startedBefore };
  if (search === null) return plain;
  // Numbers are printed in groups: 1234 5678 is 12345678.
  const number = search.replace(/^#/, "").replace(/\s/g, "");
  const ids = await paymentLists.findByNumber(shopId, number);
  if (ids.length > 0) return { ...plain, ids };
  // Every currency in which cash is taken has two digits after its point, so one reading serves all.
  const amount = readTypedAmount(search, "COP");
  return amount ? { ...plain, amountMinor: amount.minor } : null;
}
