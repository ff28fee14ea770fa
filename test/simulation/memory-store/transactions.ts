import type { Fact } from "../../../app/domain/fact.ts";
import type { RecordedFact } from "../../../app/ports/records.ts";
import type { StoreTransaction, Transactions } from "../../../app/ports/store.ts";
import { closeAlert, openAlert } from "./alert-store.ts";
import { byHandWrites } from "./by-hand-writes.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import { closeException, openException } from "./exception-store.ts";
import { insertJobs } from "./job-rows.ts";
import { messageWrites } from "./message-store.ts";
import { factsIn } from "./payment-store.ts";
import { refundWrites } from "./refund-store.ts";
import { noOrderWrites } from "../one-door.ts";
import { voucherWrites } from "./voucher-writes.ts";

export function createMemoryTransactions(db: MemoryDatabase, connection: Connection): Transactions {
  return {
    transaction: (work) =>
      db.transaction(connection, (view) =>
        work({
          ...paymentWrites(view, connection),
          ...voucherWrites(db, view, connection),
          ...refundWrites(view, connection),
          ...byHandWrites(db, view, connection),
          ...messageWrites(view, connection),
          ...otherWrites(db, view, connection),
        }),
      ),
  };
}

type PaymentWrites = Pick<
  StoreTransaction,
  "lockPayment" | "saveBuyer" | "addFacts" | "factsOf" | "saveReduction" | "post"
>;

function paymentWrites(view: View, connection: Connection): PaymentWrites {
  return {
    async lockPayment(shopId, paymentId) {
      await connection.turn();
      await view.lock("payments", paymentId);
      const payment = view.get("payments", paymentId)?.payment;
      return payment?.shop.id === shopId ? payment : null;
    },
    async saveBuyer(shopId, paymentId, buyer) {
      await connection.turn();
      const row = view.get("payments", paymentId);
      if (row?.payment.shop.id === shopId) view.put("payments", paymentId, { ...row, buyer });
    },
    async addFacts(shopId, paymentId, facts) {
      await connection.turn();
      return addFacts(view, shopId, paymentId, facts);
    },
    async factsOf(shopId, paymentId) {
      await connection.turn();
      return factsIn(view, shopId, paymentId);
    },
    async saveReduction(shopId, paymentId, { state, marks, ...sums }) {
      await connection.turn();
      await view.lock("payments", paymentId);
      const row = view.get("payments", paymentId);
      if (row?.payment.shop.id === shopId)
        view.put("payments", paymentId, { ...row, payment: { ...row.payment, state, marks }, sums });
    },
    async post(shopId, paymentId, factId, postings) {
      await connection.turn();
      for (const posting of postings) {
        const row = { ...posting, shopId, paymentId, factId };
        if (!(await view.insert("postings", `${factId.toString()} ${posting.account}`, row)))
          throw new Error("a fact is posted once to an account");
      }
    },
  };
}

async function addFacts(
  view: View,
  shopId: string,
  paymentId: string,
  facts: readonly Fact[],
): Promise<readonly RecordedFact[]> {
  const added: RecordedFact[] = [];
  for (const fact of facts) {
    const id = view.nextId();
    if (await view.insert("facts", `${paymentId} ${fact.key}`, { id, shopId, paymentId, fact }))
      added.push({ id, fact });
  }
  return added;
}

type OtherWrites = Omit<
  StoreTransaction,
  | keyof PaymentWrites
  | keyof ReturnType<typeof voucherWrites>
  | keyof ReturnType<typeof refundWrites>
  | keyof ReturnType<typeof byHandWrites>
  | keyof ReturnType<typeof messageWrites>
>;

function otherWrites(db: MemoryDatabase, view: View, connection: Connection): OtherWrites {
  return {
    ...noOrderWrites,
    async saveRequestOutcome(shopId, requestId, state, outcome) {
      await connection.turn();
      await view.lock("requests", requestId);
      const row = view.get("requests", requestId);
      if (row?.shopId !== shopId || row.request.state !== "asked") return;
      view.put("requests", requestId, { ...row, request: { ...row.request, state, outcome } });
    },
    async enqueue(jobs) {
      await connection.turn();
      insertJobs(view, jobs, db.now());
    },
    async raiseAlert(alert) {
      await connection.turn();
      await openAlert(view, alert);
    },
    async resolveAlert(key) {
      await connection.turn();
      await closeAlert(view, key);
    },
    async openException(exception) {
      await connection.turn();
      await openException(view, exception, db.now());
    },
    async endException(shopId, key, end) {
      await connection.turn();
      return closeException(view, shopId, key, end);
    },
    async audit(entry) {
      await connection.turn();
      view.put("audits", view.nextId().toString(), entry);
    },
  };
}
