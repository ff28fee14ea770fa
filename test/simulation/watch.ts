import { reduce } from "../../app/domain/payment-state.ts";
import { endOfGrace } from "../../app/domain/grace.ts";
import type { GatewayModel, ModelPayment } from "./gateway-model.ts";
import type { MemoryDatabase } from "./memory-store/database.ts";
import type { Tables, VoucherRow } from "./memory-store/tables.ts";
import type { ModelSession, ShopPlatform, Verb } from "./shop-platform.ts";
import type { Stage } from "./stage.ts";

interface Watched {
  readonly db: MemoryDatabase;
  readonly models: readonly GatewayModel[];
  readonly platform: ShopPlatform;
}

/** What must hold after every step, looked at whenever something changed that it is about. */
export function createWatch({ scheduler, fault }: Stage, watched: () => Watched) {
  return {
    /** M5 and the computed state, for each payment a commit touched. */
    committed(written: Partial<Tables>): void {
      const { db } = watched();
      const touched = new Set(
        [...(written.facts?.values() ?? []), ...(written.postings?.values() ?? [])].map(
          (row) => row.paymentId,
        ),
      );
      for (const paymentId of [...touched, ...(written.payments?.keys() ?? [])]) {
        const broken = findMoneyFault(db, paymentId);
        if (broken !== null) fault(broken);
      }
    },

    /** R6: never two numbers for one order that can be paid and that somebody may hold. */
    gatewayChanged(model: GatewayModel, { reference, status }: ModelPayment): void {
      if (status !== "waiting") return;
      const { db, models } = watched();
      const group = groupOf(db, reference);
      const now = scheduler.now();
      const live = models
        .flatMap(({ payments }) => [...payments.values()])
        .filter((payment) => payment.status === "waiting" && payment.expiresAt > now)
        .filter((payment) => groupOf(db, payment.reference) === group)
        .filter((payment) => !isGivenUp(db, payment.reference));
      if (live.length > 1)
        fault(
          `R6: order ${group} has two live vouchers at ${model.habits.id}: ${live.map(({ id }) => id).join(", ")}`,
        );
    },

    /** R8: nothing final that contradicts what we know was said, and no "closed" before the grace is over. */
    shopHears({ gid, state }: ModelSession, verb: Verb): void {
      const { db } = watched();
      const row = [...db.tables.payments.values()].find(({ payment }) => payment.sessionGid === gid);
      const told = row && db.tables.syncs.get(row.payment.id)?.told;
      const opposite = verb === "resolve" ? "closed" : "paid";
      if (verb !== "pending" && told === opposite) fault(`R8: ${gid} was told ${told} and now hears ${verb}`);
      if (verb !== "reject" || !row || state === "rejected") return;
      const end = lastEndOfGrace(watched(), row.payment.id);
      if (end !== null && scheduler.now().getTime() < end)
        fault(`R8: ${gid} is closed while money may still be on its way`);
    },
  };
}

function findMoneyFault({ tables }: MemoryDatabase, paymentId: string): string | null {
  const row = tables.payments.get(paymentId);
  if (!row) return null;
  const facts = [...tables.facts.values()].filter((each) => each.paymentId === paymentId);
  const computed = reduce(
    row.payment.amount,
    facts.map(({ fact }) => fact),
  );
  const { state, marks, ...sums } = computed;
  const stored = row.payment;
  if (stored.state !== state || stored.marks.join() !== marks.join())
    return `${stored.sessionGid} is stored as ${stored.state} and its facts say ${state}`;
  if (row.sums.confirmedMinor !== sums.confirmedMinor || row.sums.refundedMinor !== sums.refundedMinor)
    return `${stored.sessionGid} is stored with other sums than its facts have`;
  const receivable = [...tables.postings.values()]
    .filter((posting) => posting.paymentId === paymentId && posting.account === "gateway_receivable")
    .reduce((sum, { minor }) => sum + minor, 0n);
  const byGateway = facts.reduce((sum, { fact }) => {
    if (fact.kind === "confirmed") return sum + fact.amount.minor;
    const isTaken = fact.kind === "refunded" || fact.kind === "settled" || fact.kind === "reversed";
    return isTaken ? sum - fact.amount.minor : sum;
  }, 0n);
  return receivable === byGateway
    ? null
    : `M5: the receivable of ${stored.sessionGid} is not what its facts say`;
}

function voucherRow({ tables }: MemoryDatabase, reference: string): VoucherRow | undefined {
  return [...tables.vouchers.values()].find(({ voucher }) => voucher.externalReference === reference);
}

function groupOf(db: MemoryDatabase, reference: string): string {
  const voucher = voucherRow(db, reference)?.voucher;
  return (voucher && db.tables.payments.get(voucher.paymentId)?.payment.groupId) ?? "nobody's";
}

/** The gateway may have made one whose number nobody ever saw; a person was told so. */
function isGivenUp(db: MemoryDatabase, reference: string): boolean {
  const voucher = voucherRow(db, reference)?.voucher;
  if (voucher?.status !== "refused") return false;
  return db.tables.alerts.get(`voucher:${voucher.id}:dead`)?.isOpen ?? false;
}

function lastEndOfGrace({ db, models }: Watched, paymentId: string): number | null {
  const ends = [...db.tables.vouchers.values()]
    .filter(({ voucher }) => voucher.paymentId === paymentId && voucher.gatewayPaymentId !== null)
    .map(({ voucher: { gateway, country, details } }) => {
      const { clearing } = models.find(({ habits }) => habits.id === gateway)!.habits;
      return endOfGrace(details.expiresAt, country, clearing).getTime();
    });
  return ends.length === 0 ? null : Math.max(...ends);
}
