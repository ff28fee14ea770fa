import type { Country } from "../../domain/method.ts";
import type { SetupFormError } from "../../domain/setup-page.ts";

/** What was wrong with the account that was sent, and which one it was. */
export interface SetupRefusal {
  readonly mode: "live" | "test";
  readonly country: Country | null;
  readonly failures: readonly { readonly field: string | null; readonly error: SetupFormError }[];
}
