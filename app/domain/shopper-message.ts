import type { LateMoneyWord } from "./late-money.ts";
import type { Country } from "./method.ts";
import type { Money } from "./money.ts";
import type { Mark, PaymentState } from "./payment-state.ts";
import { lastReminderAt, planReminders } from "./reminder-plan.ts";
import type { Told } from "./shop-message.ts";

/** What a shopper can be told about a payment; each has words of its own. */
export type MessageKind =
  | "issued"
  | "reminder"
  | "paid"
  | "checking"
  | "expired"
  | "late_deciding"
  | "late_fulfil"
  | "late_refund"
  | "late_credit"
  | "difference"
  | "paid_twice"
  | "refund_data"
  | "refund_sent";

export const messageKinds: readonly MessageKind[] = [
  "issued",
  "reminder",
  "paid",
  "checking",
  "expired",
  "late_deciding",
  "late_fulfil",
  "late_refund",
  "late_credit",
  "difference",
  "paid_twice",
  "refund_data",
  "refund_sent",
];

/** A message that is true as things stand. */
export interface Message {
  /** One message of a payment has one key, however often it is planned. */
  readonly key: string;
  readonly kind: MessageKind;
  readonly dueAt: Date;
  /** From then on it would be wrong or of no use; null: it stays true as long as it is listed. */
  readonly until: Date | null;
  /** The money that went back, or that a bank account is asked for. */
  readonly amount: Money | null;
}

/** The number a shopper holds now, when there is one. */
export interface StoryVoucher {
  readonly attempt: number;
  readonly country: Country;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly graceEndsAt: Date;
  /** Somebody ended it before its time: the shopper, another attempt of the order, the shop. */
  readonly isCalledOff: boolean;
}

/** All that decides which messages are true. */
export interface Story {
  readonly startedAt: Date;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly told: Told;
  readonly lateMoney: LateMoneyWord | null;
  readonly voucher: StoryVoucher | null;
  /** Money that went back, each with its own id. */
  readonly refunds: readonly { readonly id: string; readonly amount: Money }[];
  /** A link on which the buyer still has to name a bank account. */
  readonly bankForm: { readonly id: string; readonly amount: Money } | null;
}

/**
 * Every message that is true of a payment as things stand, with the moment it is due. Asked when something changed, to
 * plan; asked again when a message is to leave, because one that is no longer here must not.
 */
export function messagesOf(story: Story): readonly Message[] {
  return [...aboutNumber(story), ...aboutMoney(story), ...aboutRefunds(story)];
}

/** What people may ask to be spared. All else is about their money, and is told in any case. */
export function isReminder(kind: MessageKind): boolean {
  return kind === "reminder";
}

/** Answers to what the shopper did this minute: quiet hours and the daily limit are not for them. */
export function isAnswer(kind: MessageKind): boolean {
  return kind === "issued" || kind === "paid";
}

function aboutNumber({ state, voucher, marks }: Story): readonly Message[] {
  if (!voucher || voucher.isCalledOff || marks.length > 0) return [];
  if (state !== "awaiting_payment" && state !== "expired" && state !== "canceled") return [];
  const { attempt, issuedAt, expiresAt, graceEndsAt } = voucher;
  const after = [
    message(`number:${attempt}:checking`, "checking", expiresAt, { until: graceEndsAt }),
    message(`number:${attempt}:expired`, "expired", graceEndsAt),
  ];
  if (state !== "awaiting_payment") return after;
  const reminders = planReminders(voucher).map(({ name, at }) =>
    message(`number:${attempt}:${name}`, "reminder", at, { until: lastReminderAt(expiresAt) }),
  );
  const first = message(`number:${attempt}:issued`, "issued", issuedAt, { until: expiresAt });
  return [first, ...reminders, ...after];
}

function aboutMoney({ startedAt, state, marks, told, lateMoney }: Story): readonly Message[] {
  const found: Message[] = [];
  const isLate = marks.includes("late");
  if (isLate && lateMoney !== null) {
    found.push(message(`late:${lateMoney}`, `late_${lateMoney}`, startedAt));
  } else if ((state === "paid" || state === "partially_refunded") && (!isLate || told === "paid")) {
    found.push(message("paid", "paid", startedAt));
  }
  if (marks.includes("paid_twice")) found.push(message("paid_twice", "paid_twice", startedAt));
  const difference = marks.find((mark) => mark === "short" || mark === "over" || mark === "wrong_currency");
  if (difference) found.push(message(`difference:${difference}`, "difference", startedAt));
  return found;
}

function aboutRefunds({ startedAt, refunds, bankForm }: Story): readonly Message[] {
  const sent = refunds.map(({ id, amount }) => message(`refund:${id}`, "refund_sent", startedAt, { amount }));
  if (!bankForm) return sent;
  const { id, amount } = bankForm;
  return [...sent, message(bankFormKey(id), "refund_data", startedAt, { amount })];
}

/** The message that carries a bank form's one-time link. */
export function bankFormKey(cashRefundId: string): string {
  return `bank_form:${cashRefundId}`;
}

/** Money came after its number had ended, and what becomes of it is not decided yet: ask again soon. */
export function isLateMoneyOpen({ state, marks, told, lateMoney }: Story): boolean {
  return state === "paid" && marks.includes("late") && told !== "paid" && lateMoney === null;
}

function message(
  key: string,
  kind: MessageKind,
  dueAt: Date,
  more: Partial<Pick<Message, "until" | "amount">> = {},
): Message {
  return { key, kind, dueAt, until: null, amount: null, ...more };
}
