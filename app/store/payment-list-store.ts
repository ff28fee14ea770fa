import type { Country, Method } from "../domain/method.ts";
import type { Mark, PaymentState } from "../domain/payment-state.ts";
import type { ListedPayment } from "../domain/payment-filters.ts";
import type { PaymentListStore } from "../ports/payment-list.ts";
import type { Queryable } from "./database.ts";
import { listQuery } from "./payment-list-query.ts";
import { readByNumber } from "./payment-numbers.ts";
import { toMoney } from "./rows.ts";

export function createPaymentListStore(db: Queryable): PaymentListStore {
  return {
    async list(shopId, filters, page) {
      const { rows } = await db.query<ListRow>(listQuery(shopId, filters, page));
      const listed = rows.map(toListed);
      return page.cursor?.towards === "newer" ? listed.reverse() : listed;
    },
    findByNumber: (shopId, number) => readByNumber(db, shopId, number),
  };
}

interface ListRow {
  readonly id: string;
  readonly session_id: string;
  readonly order_name: string | null;
  readonly is_test: boolean;
  readonly amount_minor: string;
  readonly currency: string;
  readonly state: PaymentState;
  readonly marks: Mark[];
  readonly created_at: Date;
  readonly method: Method | null;
  readonly country: Country | null;
  readonly gateway: string | null;
  readonly reference: string | null;
  readonly expires_at: Date | null;
  readonly open_exceptions: number;
}

function toListed(row: ListRow): ListedPayment {
  const { method, country, gateway, reference, expires_at: expiresAt } = row;
  const hasNumber = method !== null && country !== null && gateway !== null && expiresAt !== null;
  return {
    id: row.id,
    sessionId: row.session_id,
    orderName: row.order_name,
    isTest: row.is_test,
    amount: toMoney(row.amount_minor, row.currency),
    state: row.state,
    marks: row.marks,
    createdAt: row.created_at,
    voucher: hasNumber ? { method, country, gateway, reference, expiresAt } : null,
    openExceptions: row.open_exceptions,
  };
}
