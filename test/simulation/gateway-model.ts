import type { Clearing } from "../../app/domain/grace.ts";
import type { Money } from "../../app/domain/money.ts";
import { err, ok, type Result } from "../../app/lib/result.ts";
import type { GatewayError, VoucherRequest } from "../../app/ports/gateway.ts";
import type { Stage } from "./stage.ts";

export interface ModelPayment {
  readonly id: string;
  readonly reference: string;
  readonly amount: Money;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  status: "waiting" | "paid" | "expired" | "canceled";
  /** What was handed over; null until the gateway knows of it. */
  received: Money | null;
  readonly refunds: ModelRefund[];
}

export interface ModelRefund {
  readonly id: string;
  readonly key: string;
  readonly amount: Money;
  state: "pending" | "done" | "rejected";
}

export interface GatewayHabits {
  readonly id: string;
  /** Gives the first voucher back for a repeated key, and finds one by our reference. */
  readonly recovers: boolean;
  readonly cancels: boolean;
  /** Otherwise a refund is taken first, and paid out or sent back hours later. */
  readonly refundsAtOnce: boolean;
  readonly clearing: Clearing;
}

export type GatewayModel = ReturnType<typeof createGatewayModel>;

/** Search is an index that lags behind what was made. */
const searchLagMs = 3_000;

/** A gateway as a small machine: payments that wait, are paid, run out or are canceled, and money that comes when it comes. */
export function createGatewayModel(
  stage: Stage,
  habits: GatewayHabits,
  changed: (payment: ModelPayment, event: string) => void,
) {
  const { scheduler, chance, note } = stage;
  const payments = new Map<string, ModelPayment>();
  const byKey = new Map<string, ModelPayment>();

  function change(payment: ModelPayment, status: ModelPayment["status"], event: string): void {
    payment.status = status;
    note(`${habits.id}: ${payment.id} is ${event}`);
    changed(payment, event);
  }

  function create(request: VoucherRequest): Result<ModelPayment, GatewayError> {
    const known = habits.recovers ? byKey.get(request.idempotencyKey) : undefined;
    if (known) return ok(known);
    if (request.expiresAt <= scheduler.now()) return err({ kind: "refused", detail: "it would be expired" });
    const payment: ModelPayment = {
      id: `${habits.id}-${payments.size + 1}`,
      reference: request.externalReference,
      amount: request.amount,
      createdAt: scheduler.now(),
      expiresAt: request.expiresAt,
      status: "waiting",
      received: null,
      refunds: [],
    };
    payments.set(payment.id, payment);
    byKey.set(request.idempotencyKey, payment);
    change(payment, "waiting", `made for ${payment.reference}`);
    const noticedAt = new Date(payment.expiresAt.getTime() + chance.between(0, 600_000));
    scheduler.at(noticedAt, () => {
      if (payment.status === "waiting") change(payment, "expired", "expired");
    });
    return ok(payment);
  }

  return {
    habits,
    payments,
    create,
    find(lookup: { gatewayPaymentId: string } | { externalReference: string }): ModelPayment | null {
      if ("gatewayPaymentId" in lookup) return payments.get(lookup.gatewayPaymentId) ?? null;
      const indexed = scheduler.now().getTime() - searchLagMs;
      return (
        [...payments.values()].find(
          ({ reference, createdAt }) =>
            reference === lookup.externalReference && createdAt.getTime() <= indexed,
        ) ?? null
      );
    },
    cancel(payment: ModelPayment): Result<ModelPayment, GatewayError> {
      if (payment.status === "waiting" && habits.cancels) change(payment, "canceled", "canceled");
      return payment.status === "canceled" || payment.status === "expired"
        ? ok(payment)
        : err({ kind: "not_allowed_in_state", detail: `it is ${payment.status}` });
    },
    refund: createRefunding(stage, habits, (payment, event) => change(payment, "paid", event)),
    /** The cash was handed over in time; the gateway knows of it now, whatever became of the voucher. */
    receive(payment: ModelPayment, received: Money): void {
      if (payment.received !== null) return;
      payment.received = received;
      change(payment, "paid", `paid ${received.minor.toString()}`);
    },
  };
}

/** How the gateway gives money back: once for each key, never more than came. */
function createRefunding(
  { scheduler, chance }: Stage,
  { refundsAtOnce }: GatewayHabits,
  tell: (payment: ModelPayment, event: string) => void,
) {
  return function refund(
    payment: ModelPayment,
    key: string,
    amount: Money,
  ): Result<ModelRefund, GatewayError> {
    const known = payment.refunds.find((refund) => refund.key === key);
    if (known) return ok(known);
    const gone = payment.refunds.filter(({ state }) => state !== "rejected");
    const left = gone.reduce((sum, refund) => sum - refund.amount.minor, payment.received?.minor ?? 0n);
    if (amount.minor > left) return err({ kind: "refused", detail: "more than is left" });
    const id = `r${payment.refunds.length + 1}`;
    const refund: ModelRefund = { id, key, amount, state: refundsAtOnce ? "done" : "pending" };
    payment.refunds.push(refund);
    const tellOfIt = (): void => tell(payment, `refund ${id} of ${amount.minor.toString()} ${refund.state}`);
    tellOfIt();
    if (refund.state === "pending")
      scheduler.at(new Date(scheduler.now().getTime() + chance.between(1_000, 5 * 24 * 3_600_000)), () => {
        refund.state = chance.of(0.8) ? "done" : "rejected";
        tellOfIt();
      });
    return ok(refund);
  };
}
