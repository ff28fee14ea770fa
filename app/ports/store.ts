import type { Circuit } from "../domain/circuit.ts";
import type { IdentityDocument } from "../domain/document.ts";
import type { Fact } from "../domain/fact.ts";
import type { Posting } from "../domain/ledger.ts";
import type { Reduction } from "../domain/payment-state.ts";
import type { PollPlan } from "../domain/poll-schedule.ts";
import type { Told } from "../domain/shop-message.ts";
import type { ShopSettings } from "../domain/shop-settings.ts";
import type { AuditEntry } from "./audit.ts";
import type { ByHandWrites } from "./by-hand.ts";
import type { ExceptionEnd, NewException } from "./exceptions.ts";
import type { AccountCheck, GatewayAccess, GatewayPayment } from "./gateway.ts";
import type { DoorId } from "./platform.ts";
import type { CashRefundTransaction } from "./cash-refund-store.ts";
import type { MessageSettingsTransaction } from "./message-settings.ts";
import type { MessageTransaction } from "./message-store.ts";
import type { OrderTransaction } from "./order-store.ts";
import type { PhoneConsentTransaction } from "./phone-consent.ts";
import type { RefundTransaction } from "./refund-store.ts";
import type {
  Buyer,
  GatewayAccount,
  InboxEvent,
  InstalledShop,
  NewAlert,
  NewGatewayAccount,
  NewInboxEvent,
  NewPayment,
  NewShopRequest,
  NewVoucher,
  Payment,
  QueuedJob,
  RecordedFact,
  ShopRequest,
  ShopSyncRow,
  StartedPayment,
  Voucher,
} from "./records.ts";

/** Inside one database transaction; everything commits together or not at all. */
export interface StoreTransaction
  extends
    RefundTransaction,
    CashRefundTransaction,
    ByHandWrites,
    OrderTransaction,
    MessageTransaction,
    MessageSettingsTransaction,
    PhoneConsentTransaction {
  /** Locks the payment's row until commit: facts of one payment are recorded one after the other. */
  lockPayment(shopId: string, paymentId: string): Promise<Payment | null>;
  saveBuyer(shopId: string, paymentId: string, buyer: Buyer): Promise<void>;
  /** Adds the facts that are new and returns them with their row ids. */
  addFacts(shopId: string, paymentId: string, facts: readonly Fact[]): Promise<readonly RecordedFact[]>;
  factsOf(shopId: string, paymentId: string): Promise<readonly Fact[]>;
  saveReduction(shopId: string, paymentId: string, reduction: Reduction): Promise<void>;
  post(shopId: string, paymentId: string, factId: bigint, postings: readonly Posting[]): Promise<void>;
  /**
   * Keeps what the gateway told of a voucher. `lost_and_found`: it had been given up, and now turned out to exist.
   */
  saveIssuedVoucher(
    shopId: string,
    voucherId: string,
    issued: GatewayPayment,
    firstPoll: PollPlan,
  ): Promise<"issued" | "lost_and_found" | "known">;
  refuseVoucher(shopId: string, voucherId: string, refusal: string): Promise<void>;
  /** One that might have been made was not: another may be asked for. */
  settleUnclearVoucher(shopId: string, voucherId: string): Promise<void>;
  /** Ends the payment's vouchers of these attempts; `keepPolling` watches them for late money. Answers which lived. */
  endVouchers(
    shopId: string,
    paymentId: string,
    attempts: readonly number[],
    keepPolling: boolean,
  ): Promise<readonly { readonly voucherId: string; readonly attempt: number }[]>;
  /** No look-up any more; false when that was so already. */
  stopWatching(shopId: string, voucherId: string): Promise<boolean>;
  /**
   * Adds the next voucher of a payment, unless one is live already, or one may be that nobody heard of. Whoever adds
   * holds the payment's lock: two at once would count the same attempt.
   */
  addVoucher(shopId: string, voucher: NewVoucher): Promise<"added" | "one_is_live">;
  saveRequestOutcome(
    shopId: string,
    requestId: string,
    state: "done" | "rejected",
    outcome: string | null,
  ): Promise<void>;
  enqueue(jobs: readonly QueuedJob[]): Promise<void>;
  raiseAlert(alert: NewAlert): Promise<void>;
  resolveAlert(key: string): Promise<void>;
  openException(exception: NewException): Promise<void>;
  /** True when an open exception of this key was ended. */
  endException(shopId: string, key: string, end: ExceptionEnd): Promise<boolean>;
  audit(entry: AuditEntry): Promise<void>;
  saveAccountPriority(shopId: string, accountId: string, priority: number): Promise<void>;
  /** The shop's settings, held until commit; null for no shop of ours. */
  lockSettings(shopId: string): Promise<ShopSettings | null>;
  saveSettings(shopId: string, settings: ShopSettings): Promise<void>;
}

export interface Transactions {
  transaction<Value>(work: (tx: StoreTransaction) => Promise<Value>): Promise<Value>;
}

/** Starts payments in groups: requests that arrive together share one commit; each is answered after it. */
export interface SessionStore {
  start(payment: NewPayment): Promise<StartedPayment | "unknown_shop">;
}

export interface InboxStore {
  /** Durable, with its job, before it resolves. `repeat`: this event was already there. */
  receive(event: NewInboxEvent): Promise<"stored" | "repeat">;
  find(shopId: string, inboxId: string): Promise<InboxEvent | null>;
  finish(shopId: string, inboxId: string, outcome: string): Promise<void>;
  die(shopId: string, inboxId: string, outcome: string): Promise<void>;
}

export interface PaymentStore {
  findByToken(token: string): Promise<Payment | null>;
  find(shopId: string, paymentId: string): Promise<Payment | null>;
  findBySession(shopId: string, sessionId: string): Promise<Payment | null>;
  buyerOf(shopId: string, paymentId: string): Promise<Buyer>;
  latestVoucher(shopId: string, paymentId: string): Promise<Voucher | null>;
  /** All of them, the first attempt first. */
  vouchersOf(shopId: string, paymentId: string): Promise<readonly Voucher[]>;
  voucherOfAttempt(shopId: string, paymentId: string, attempt: number): Promise<Voucher | null>;
  /** The pay link of the order's attempt that got a number last, when it was asked for after `askedAfter`. */
  laterInGroup(
    shopId: string,
    payment: Pick<Payment, "id" | "groupId">,
    askedAfter: Date,
  ): Promise<string | null>;
  factsOf(shopId: string, paymentId: string): Promise<readonly Fact[]>;
}

export interface VoucherStore {
  find(shopId: string, voucherId: string): Promise<Voucher | null>;
  /**
   * The voucher, held for one caller for `seconds` of the database's clock, so that processes whose clocks differ
   * agree; `busy` when another holds it, null when not asked any more.
   */
  claim(shopId: string, voucherId: string, seconds: number): Promise<Voucher | "busy" | null>;
  release(shopId: string, voucherId: string, isOutcomeUnknown: boolean): Promise<void>;
  documentOf(shopId: string, voucherId: string): Promise<IdentityDocument | null>;
  findByGatewayPayment(accountId: string, gatewayPaymentId: string): Promise<Voucher | null>;
  findByExternalReference(accountId: string, externalReference: string): Promise<Voucher | null>;
  /**
   * What must be voided before `voucher` may be issued: the group's other vouchers that have a number, those
   * asked for before it, and those that may exist unheard. Of two asked for at once, the earlier does not wait for
   * the later.
   */
  liveInGroup(shopId: string, groupId: string, voucher: Voucher): Promise<readonly Voucher[]>;
}

/** An account as a webhook needs it. */
export interface WebhookAccount {
  readonly shopId: string;
  readonly access: GatewayAccess;
  /** The credentials that were replaced less than a day ago: they verify, and are used for nothing else. */
  readonly previous: GatewayAccess | null;
}

/** What opens an account, and whether its gateway is left alone at the moment. */
export interface AccountAccess extends GatewayAccess {
  readonly circuit: Circuit;
}

export interface AccountStore {
  list(shopId: string): Promise<readonly GatewayAccount[]>;
  access(shopId: string, accountId: string): Promise<AccountAccess | null>;
  /** For a webhook: the account alone tells the shop. */
  findForWebhook(accountId: string, gateway: string): Promise<WebhookAccount | null>;
  /** Sees changed credentials at once, for a signature that does not fit the remembered ones. */
  forgetRemembered(accountId: string): boolean;
  save(account: NewGatewayAccount): Promise<GatewayAccount>;
  saveCheck(shopId: string, accountId: string, check: AccountCheck, checkedAt: Date): Promise<void>;
  listStale(checkedBefore: Date, limit: number): Promise<readonly GatewayAccount[]>;
}

export interface ShopSyncStore {
  /** Held for `seconds` of the database's clock. */
  claim(shopId: string, paymentId: string, seconds: number): Promise<ShopSyncRow | "busy">;
  release(shopId: string, paymentId: string, lastError: string | null): Promise<void>;
  saveTold(shopId: string, paymentId: string, told: Told, nextUrl: string | null): Promise<void>;
  die(shopId: string, paymentId: string, lastError: string): Promise<void>;
  read(shopId: string, paymentId: string): Promise<ShopSyncRow | null>;
  /** True when this payment is, or just became, the one of its group that may be resolved. */
  winGroup(shopId: string, groupId: string, paymentId: string): Promise<boolean>;
  /** True when another attempt of the order is pending or paid at the shop. */
  isAnotherTold(shopId: string, groupId: string, paymentId: string): Promise<boolean>;
  groupWinner(shopId: string, groupId: string): Promise<string | null>;
}

export interface ShopRequestStore {
  /** Idempotent by the shop's id; `different_payment`: the payment is not this shop's. */
  add(request: NewShopRequest): Promise<"added" | "repeat" | "unknown_payment">;
  /** Held for `seconds` of the database's clock. */
  claim(shopId: string, requestId: string, seconds: number): Promise<ShopRequest | "busy" | null>;
  release(shopId: string, requestId: string, lastError: string | null): Promise<void>;
  saveTold(shopId: string, requestId: string): Promise<void>;
  die(shopId: string, requestId: string, lastError: string): Promise<void>;
}

export interface AlertStore {
  raise(alert: NewAlert): Promise<void>;
  resolve(key: string): Promise<void>;
}

export interface ShopStore {
  findByDomain(domain: string): Promise<InstalledShop | null>;
  install(id: string, domain: string, at: Date): Promise<InstalledShop>;
  markReady(shopId: string, at: Date): Promise<void>;
  uninstall(domain: string, at: Date): Promise<void>;
  /** What shoppers call it; null while nobody asked the shop. */
  nameOf(shopId: string): Promise<string | null>;
  saveName(shopId: string, name: string): Promise<void>;
  /** Forgets every person of a shop that left: those who paid through the door of the app that is gone. */
  redactShop(domain: string, door: DoorId): Promise<void>;
}
