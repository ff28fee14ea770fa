import { done, type Answer, type Outcome } from "./answer.ts";
import type { ApiRequest } from "./api-request.ts";
import { cashMethods } from "./methods.ts";
import type { Payment } from "./payment.ts";
import { searchResultWire } from "./payment-wire.ts";
import { readSearchQuery, sortValue, type SearchQuery } from "./search-query.ts";
import type { Service } from "./service.ts";

/** `GET /v1/payments/search`: this seller's payments as the lagging index shows them. */
export function searchPayments(service: Service, request: ApiRequest): Outcome<Answer> {
  const checked = readSearchQuery(request.query, service.now());
  if (!checked.ok) return checked;
  const search = checked.value;
  const found = candidates(service, request)
    .flatMap((payment) => service.searchIndex.view(payment) ?? [])
    .filter((payment) => matchesFilters(payment, request.query) && isInRange(payment, search))
    .sort((a, b) => compare(a, b, search));
  const page = found.slice(search.offset, search.offset + search.limit);
  const origin = service.voucherOrigin();
  return done({
    status: 200,
    body: {
      paging: { total: found.length, limit: search.limit, offset: search.offset },
      results: page.map((payment) => searchResultWire(payment, request.seller, origin)),
    },
  });
}

function candidates(service: Service, request: ApiRequest): Payment[] {
  const { userId } = request.seller;
  const externalReference = request.query.get("external_reference");
  if (externalReference !== null) return service.store.findByExternalReference(userId, externalReference);
  return service.store.all().filter((payment) => payment.sellerId === userId);
}

function matchesFilters(payment: Payment, query: URLSearchParams): boolean {
  const method = cashMethods[payment.method];
  const values: Readonly<Record<string, string>> = {
    status: payment.status,
    operation_type: "regular_payment",
    payment_type_id: method.paymentTypeId,
    payment_method_id: method.id,
    "collector.id": String(payment.sellerId),
  };
  return Object.entries(values).every(([name, value]) => (query.get(name) ?? value) === value);
}

function isInRange(payment: Payment, search: SearchQuery): boolean {
  if (search.begin === null && search.end === null) return true;
  const moment = sortValue(payment, search.range);
  if (moment === null) return false;
  return moment >= (search.begin ?? moment) && moment <= (search.end ?? moment);
}

function compare(a: Payment, b: Payment, search: SearchQuery): number {
  const byField = (sortValue(a, search.sort) ?? 0) - (sortValue(b, search.sort) ?? 0);
  const ascending = byField === 0 ? a.id - b.id : byField;
  return search.isDescending ? -ascending : ascending;
}
