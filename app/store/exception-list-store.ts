import type { ExceptionKind, SuggestedAction } from "../domain/exception.ts";
import type { PaymentState } from "../domain/payment-state.ts";
import type { ExceptionListStore } from "../ports/exception-list.ts";
import type { Queryable } from "./database.ts";
import { toMoney } from "./rows.ts";

interface ListRow {
  readonly id: string;
  readonly kind: ExceptionKind;
  readonly suggestedAction: SuggestedAction;
  readonly owner: string | null;
  readonly dueAt: Date;
  readonly openedAt: Date;
  readonly paymentId: string | null;
  readonly sessionId: string | null;
  readonly amountMinor: string | null;
  readonly currency: string | null;
  readonly state: PaymentState | null;
}

export function createExceptionListStore(db: Queryable): ExceptionListStore {
  return {
    async list(shopId, { owner, after }, limit) {
      const text = `select exception.id, exception.kind, exception.suggested_action as "suggestedAction", exception.owner,
          exception.due_at as "dueAt", exception.opened_at as "openedAt", payment.id as "paymentId",
          payment.session_id as "sessionId", payment.amount_minor as "amountMinor", payment.currency, payment.state
        from exception left join payment on payment.id = exception.payment_id and payment.shop_id = exception.shop_id
        where exception.shop_id = $1 and exception.resolved_at is null
          and ($2::text is null or coalesce(exception.owner, '') = $2)
          and ($3::uuid is null or (exception.due_at, exception.id) >
            (select before.due_at, before.id from exception before where before.shop_id = $1 and before.id = $3))
        order by exception.due_at, exception.id limit $4`;
      const values = [shopId, owner, after, limit];
      const { rows } = await db.query<ListRow>({ name: "exceptions-page", text, values });
      return rows.map(toListed);
    },

    async listOwners(shopId) {
      const text = `select distinct owner from exception
        where shop_id = $1 and resolved_at is null and owner is not null order by owner limit 100`;
      const { rows } = await db.query<{ owner: string }>({
        name: "exception-owners",
        text,
        values: [shopId],
      });
      return rows.map(({ owner }) => owner);
    },
  };
}

function toListed({ paymentId, sessionId, amountMinor, currency, state, ...row }: ListRow) {
  const isAboutPayment =
    paymentId !== null && sessionId !== null && amountMinor !== null && currency !== null && state !== null;
  const payment = isAboutPayment
    ? { id: paymentId, sessionId, amount: toMoney(amountMinor, currency), state }
    : null;
  return { ...row, payment };
}
