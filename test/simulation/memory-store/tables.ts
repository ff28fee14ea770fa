import type { IdentityDocument } from "../../../app/domain/document.ts";
import type { Fact } from "../../../app/domain/fact.ts";
import type { Posting } from "../../../app/domain/ledger.ts";
import type { Circuit } from "../../../app/domain/circuit.ts";
import type { Reduction } from "../../../app/domain/payment-state.ts";
import type { Urgency } from "../../../app/domain/poll-schedule.ts";
import type { ShopSettings } from "../../../app/domain/shop-settings.ts";
import type { ShopperAsk } from "../../../app/ports/by-hand.ts";
import type { AuditEntry } from "../../../app/ports/audit.ts";
import type { ExceptionEnd, OpenException } from "../../../app/ports/exceptions.ts";
import type { Credentials } from "../../../app/ports/gateway.ts";
import type { Job } from "../../../app/ports/jobs.ts";
import type { StoredMessage } from "../../../app/ports/message-store.ts";
import type {
  Buyer,
  GatewayAccount,
  NewAlert,
  NewInboxEvent,
  Payment,
  ShopRequest,
  ShopSyncRow,
  Voucher,
} from "../../../app/ports/records.ts";
import type { Refund } from "../../../app/ports/refund-store.ts";
import type { WebhookHealth } from "../../../app/ports/webhook-health-store.ts";

/** The rows of each table, by table. Rows are replaced, never changed. */
export interface Rows {
  shops: ShopRow;
  accounts: Omit<GatewayAccount, "circuit"> & { readonly credentials: Credentials };
  circuits: Circuit;
  healths: WebhookHealth & { readonly shopId: string; readonly accountId: string };
  refunds: RefundRow;
  asks: ShopperAsk & { readonly shopId: string; readonly paymentId: string };
  settings: ShopSettings;
  payments: PaymentRow;
  vouchers: VoucherRow;
  facts: FactRow;
  postings: Posting & { readonly shopId: string; readonly paymentId: string; readonly factId: bigint };
  inbox: InboxRow;
  syncs: SyncRow;
  winners: { readonly shopId: string; readonly groupId: string; readonly paymentId: string };
  requests: RequestRow;
  alerts: NewAlert & { readonly times: number; readonly isOpen: boolean };
  exceptions: OpenException & { readonly isOpen: boolean; readonly end: ExceptionEnd | null };
  audits: AuditEntry;
  messages: MessageRow;
  optOuts: { readonly shopId: string; readonly addressDigest: string };
  jobs: JobRow;
  /** Kept, as pg-boss keeps them for days: a job of the same id is not done again. */
  doneJobs: { readonly id: string };
}

export type TableName = keyof Rows;
export type Tables = { [Name in TableName]: Map<string, Rows[Name]> };

export interface ShopRow {
  readonly id: string;
  readonly domain: string;
  readonly installedAt: Date | null;
  readonly readyAt: Date | null;
  readonly uninstalledAt: Date | null;
}

export interface PaymentRow {
  readonly payment: Payment;
  readonly requestDigest: string;
  readonly buyer: Buyer | null;
  readonly buyerDigest: string | null;
  readonly sums: Omit<Reduction, "state" | "marks">;
}

export interface VoucherRow {
  readonly voucher: Voucher;
  readonly document: IdentityDocument | null;
  readonly claimedUntil: Date | null;
  readonly nextPollAt: Date | null;
  readonly urgency: Urgency;
  readonly failedLookUps: number;
}

export interface RefundRow {
  readonly refund: Refund;
  readonly nextCheckAt: Date | null;
  readonly claimedUntil: Date | null;
}

export interface MessageRow extends StoredMessage {
  readonly takenAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
}

export interface FactRow {
  readonly id: bigint;
  readonly shopId: string;
  readonly paymentId: string;
  readonly fact: Fact;
}

export interface InboxRow extends NewInboxEvent {
  readonly isProcessed: boolean;
  readonly isDead: boolean;
  readonly outcome: string | null;
}

export interface SyncRow extends ShopSyncRow {
  readonly shopId: string;
  readonly paymentId: string;
  readonly claimedUntil: Date | null;
  readonly isDead: boolean;
}

export interface RequestRow {
  readonly request: ShopRequest;
  readonly shopId: string;
  readonly externalId: string;
  readonly claimedUntil: Date | null;
  readonly isDead: boolean;
}

export interface JobRow {
  readonly id: string;
  readonly job: Job;
  readonly startAfter: Date;
  /** Who works on it, by name; null while it waits. */
  readonly heldBy: string | null;
}

export function emptyTables(): Tables {
  return {
    ...{ shops: new Map(), accounts: new Map(), settings: new Map(), payments: new Map() },
    ...{ vouchers: new Map(), facts: new Map(), postings: new Map(), inbox: new Map() },
    ...{ syncs: new Map(), winners: new Map(), requests: new Map(), alerts: new Map() },
    ...{ exceptions: new Map(), audits: new Map(), jobs: new Map(), doneJobs: new Map() },
    ...{ circuits: new Map(), healths: new Map(), refunds: new Map(), asks: new Map() },
    ...{ messages: new Map(), optOuts: new Map() },
  };
}
