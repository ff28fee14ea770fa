import type { ListedException } from "../domain/payment-view.ts";
import type { ExceptionListFilter, ExceptionListStore } from "../ports/exception-list.ts";

export interface ListExceptionsDeps {
  readonly exceptionLists: ExceptionListStore;
}

export interface ExceptionPage {
  readonly exceptions: readonly ListedException[];
  readonly owners: readonly string[];
  readonly hasMore: boolean;
}

const pageSize = 25;

/** What waits for a decision in a shop, the most urgent first. */
export async function listExceptions(
  { exceptionLists }: ListExceptionsDeps,
  shopId: string,
  filter: ExceptionListFilter,
  now: Date,
): Promise<ExceptionPage> {
  const [found, owners] = await Promise.all([
    exceptionLists.list(shopId, filter, pageSize + 1),
    exceptionLists.listOwners(shopId),
  ]);
  return {
    exceptions: found.slice(0, pageSize).map((one) => ({ ...one, isOverdue: one.dueAt < now })),
    owners,
    hasMore: found.length > pageSize,
  };
}
