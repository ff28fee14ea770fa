import type { ExceptionKind, SuggestedAction } from "../domain/exception.ts";

/** Something about money that a person must decide or do. */
export interface NewException {
  readonly shopId: string;
  readonly paymentId: string | null;
  readonly kind: ExceptionKind;
  /** Equal for the same trouble: while one is open, a second is not opened. */
  readonly key: string;
  /** Other advice than the kind's own. */
  readonly suggestedAction?: SuggestedAction;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface OpenException extends Required<NewException> {
  readonly id: string;
  readonly owner: string | null;
  readonly dueAt: Date;
  readonly openedAt: Date;
}

/** How an exception ended: by facts that settled it, or by a person. */
export interface ExceptionEnd {
  readonly resolution: string;
  readonly resolvedBy: string;
  readonly note: string | null;
}

/** What is known of the last exception of a key, whether it is open (`resolution` null) or was ended. */
export interface LastException {
  readonly suggestedAction: SuggestedAction;
  readonly resolution: string | null;
}

export interface ExceptionStore {
  /** Open ones of a shop, the most urgent first. */
  listOpen(shopId: string, limit: number): Promise<readonly OpenException[]>;
  find(shopId: string, exceptionId: string): Promise<OpenException | null>;
  /** Those of all shops whose time is over and for which no alert was raised yet. */
  listOverdue(now: Date, limit: number): Promise<readonly OpenException[]>;
  findLast(shopId: string, key: string): Promise<LastException | null>;
}
