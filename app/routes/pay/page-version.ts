import { createHash } from "node:crypto";
import type { PaymentPage } from "../../domain/payment-page.ts";
import { momentOf } from "../../ui/pay/moment.ts";

/** Opaque text that changes exactly when the page would show something else, and tells nothing by itself. */
export function versionOf(page: PaymentPage, now: Date): string {
  const moment = page.stage.kind === "voucher" ? momentOf(page.stage, now) : null;
  const shown = JSON.stringify(
    { stage: page.stage, moment, canReturn: page.canReturn },
    (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
  );
  return createHash("sha256").update(page.token).update(shown).digest("base64url").slice(0, 16);
}
