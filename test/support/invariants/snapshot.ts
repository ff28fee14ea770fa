import type { Fact } from "../../../app/domain/fact.ts";
import type { Posting } from "../../../app/domain/ledger.ts";
import type { Money } from "../../../app/domain/money.ts";
import type { Reduction } from "../../../app/domain/payment-state.ts";
import type { Told } from "../../../app/domain/shop-message.ts";
import type { Job } from "../../../app/ports/jobs.ts";
import type { VoucherStatus } from "../../../app/ports/records.ts";
import type { MessageState } from "../../../app/ports/message-store.ts";
import type { RefundState } from "../../../app/ports/refund-store.ts";

/** All rows at one moment, as plain values: what the rules look at, whichever store they came from. */
export interface Snapshot {
  readonly accounts: readonly { readonly id: string; readonly shopId: string }[];
  readonly payments: readonly PaymentSnapshot[];
  readonly vouchers: readonly VoucherSnapshot[];
  readonly facts: readonly {
    readonly shopId: string;
    readonly paymentId: string;
    readonly id: string;
    readonly fact: Fact;
  }[];
  readonly postings: readonly PostingSnapshot[];
  readonly inbox: readonly InboxSnapshot[];
  readonly syncs: readonly SyncSnapshot[];
  readonly winners: readonly {
    readonly shopId: string;
    readonly groupId: string;
    readonly paymentId: string;
  }[];
  readonly requests: readonly RequestSnapshot[];
  readonly refunds: readonly RefundSnapshot[];
  readonly messages: readonly MessageSnapshot[];
  /** Keys of the alerts and exceptions that are open; `everRaised` and `everOpened` also name those that were settled. */
  readonly openAlerts: ReadonlySet<string>;
  readonly openExceptions: ReadonlySet<string>;
  readonly everRaised: ReadonlySet<string>;
  readonly everOpened: ReadonlySet<string>;
  /** Jobs that wait or are worked on. */
  readonly jobs: readonly Job[];
}

export interface PaymentSnapshot {
  readonly id: string;
  readonly shopId: string;
  readonly groupId: string;
  readonly sessionId: string;
  readonly sessionGid: string;
  readonly asked: Money;
  readonly stored: Reduction;
}

export interface VoucherSnapshot {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  readonly accountId: string;
  readonly attempt: number;
  readonly status: VoucherStatus;
  readonly externalReference: string;
  readonly gatewayPaymentId: string | null;
  readonly nextPollAt: Date | null;
}

export interface PostingSnapshot extends Posting {
  readonly shopId: string;
  readonly paymentId: string;
  readonly factId: string;
}

export interface InboxSnapshot {
  readonly id: string;
  readonly shopId: string;
  readonly accountId: string;
  readonly isProcessed: boolean;
  readonly isDead: boolean;
}

export interface SyncSnapshot {
  readonly shopId: string;
  readonly paymentId: string;
  readonly told: Told;
  readonly isClaimed: boolean;
  readonly isDead: boolean;
}

export interface RequestSnapshot {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  readonly isTold: boolean;
  readonly isDead: boolean;
}

export interface RefundSnapshot {
  readonly id: string;
  readonly paymentId: string;
  readonly requestId: string | null;
  readonly state: RefundState;
}

export interface MessageSnapshot {
  readonly id: string;
  readonly shopId: string;
  readonly paymentId: string;
  readonly key: string;
  readonly state: MessageState;
}

export function hasJob({ jobs }: Snapshot, isIt: (job: Job) => boolean): boolean {
  return jobs.some(isIt);
}

/** A job whose every try broke was handed to a person: the alert's key holds the whole job. */
export function isJobDead({ openAlerts }: Snapshot, job: Readonly<Record<string, string>>): boolean {
  const dead = [...openAlerts].filter((key) => key.startsWith("job:"));
  return dead
    .map((key) => JSON.parse(key.slice("job:".length)) as Record<string, unknown>)
    .some((about) => Object.entries(job).every(([name, value]) => about[name] === value));
}
