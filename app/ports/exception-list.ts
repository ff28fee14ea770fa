import type { ListedException } from "../domain/payment-view.ts";

/** Whose exceptions are listed: an empty name is nobody, null is everybody. */
export interface ExceptionListFilter {
  readonly owner: string | null;
  /** Begins after this exception, which may have ended meanwhile; null at the most urgent. */
  readonly after: string | null;
}

export interface ExceptionListStore {
  /** Open ones of a shop with their payments, the most urgent first. */
  list(
    shopId: string,
    filter: ExceptionListFilter,
    limit: number,
  ): Promise<readonly Omit<ListedException, "isOverdue">[]>;
  /** Who owns open ones. */
  listOwners(shopId: string): Promise<readonly string[]>;
}
