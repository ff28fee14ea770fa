import type { AuditState } from "../ports/audit.ts";
import type { Payment } from "../ports/records.ts";
import type { StoreTransaction } from "../ports/store.ts";

/** Who acts by hand, and why. The actor is a name at the shop or of an operator, never an e-mail. */
export interface ByHand {
  readonly actor: string;
  readonly reason: string | null;
}

export interface Act {
  readonly by: ByHand;
  readonly now: Date;
}

/** What is remembered of a payment before and after an act. */
export function auditStateOf({ state, marks }: Payment): AuditState {
  return { state, marks: marks.join(",") };
}

/** The act's row, in the commit that makes it true: the state afterwards is read under the same lock. */
export async function writeAudit(
  tx: StoreTransaction,
  before: Payment,
  act: { readonly verb: string; readonly subject: string; readonly by: ByHand; readonly more?: AuditState },
): Promise<void> {
  const after = await tx.lockPayment(before.shop.id, before.id);
  if (!after) throw new Error("a payment went away under its lock");
  await tx.audit({
    shopId: before.shop.id,
    paymentId: before.id,
    actor: act.by.actor,
    verb: act.verb,
    subject: act.subject,
    reason: act.by.reason,
    before: auditStateOf(before),
    after: { ...auditStateOf(after), ...act.more },
  });
}
