import type { MoneyError } from "../../domain/money.ts";

/** Why a session request is refused. `detail` names the field, never its value: values may be personal. */
export type SessionRequestError =
  | { readonly kind: "bad_shop" | "too_large" | "malformed" | "unknown_currency"; readonly detail: string }
  | { readonly kind: "bad_amount"; readonly reason: MoneyError | "not_positive"; readonly detail: string };

const statuses = {
  bad_shop: 400,
  malformed: 400,
  too_large: 413,
  unknown_currency: 422,
  bad_amount: 422,
} as const;

export function httpStatusOf(error: SessionRequestError): 400 | 413 | 422 {
  return statuses[error.kind];
}
