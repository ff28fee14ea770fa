import type { LateMoneyWord } from "./late-money.ts";
import type { MessageKind } from "./message-kind.ts";
import type { Country } from "./method.ts";
import type { Money } from "./money.ts";
import type { Mark, PaymentState } from "./payment-state.ts";
import { lastReminderAt, planLinkReminder, planReminders, type Reminder } from "./reminder-plan.ts";
import type { Told } from "./shop-message.ts";
import { timeLimits } from "./time-limits.ts";

/** By which ways a message goes: into a mailbox, to a phone, or by all there are. */
export type Reach = "mail" | "mobile" | "all";

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
  readonly reach: Reach;
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
  readonly country: Country;
  readonly state: PaymentState;
  readonly marks: readonly Mark[];
  readonly told: Told;
  /** The order changed: the shop wants no money for this payment any more. */
  readonly isWithdrawn: boolean;
  /** The order stands in the shop and waits for somebody to open its link; no number was made. */
  readonly isLinkUnused: boolean;
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
  return [...aboutLink(story), ...aboutNumber(story), ...aboutMoney(story), ...aboutRefunds(story)];
}

const minute = 60_000;
const hour = 60 * minute;

/** Whoever just ordered is looking at the link, and needs no message to find it. */
const linkMinutes = 15;

function aboutLink({ startedAt, country, isLinkUnused, isWithdrawn }: Story): readonly Message[] {
  if (!isLinkUnused || isWithdrawn) return [];
  const until = new Date(startedAt.getTime() + timeLimits.unusedLinkHours * hour);
  const first = message("link", "link", new Date(startedAt.getTime() + linkMinutes * minute), { until });
  const again = planLinkReminder(country, startedAt, until);
  return again ? [first, message("link:reminder", "link_reminder", again, { until })] : [first];
}

function aboutNumber({ startedAt, state, voucher, marks, isWithdrawn }: Story): readonly Message[] {
  if (!voucher || marks.length > 0) return [];
  if (state !== "awaiting_payment" && state !== "expired" && state !== "canceled") return [];
  const { attempt, issuedAt, expiresAt, graceEndsAt, isCalledOff } = voucher;
  const name = (what: string): string => `number:${attempt}:${what}`;
  if (isWithdrawn) return [message(name("withdrawn"), "withdrawn", startedAt, { until: expiresAt })];
  if (isCalledOff) return [];
  const after = [
    message(name("checking"), "checking", expiresAt, { until: graceEndsAt, reach: "mail" }),
    message(name("expired"), "expired", graceEndsAt),
  ];
  if (state !== "awaiting_payment") return after;
  const reminders = planReminders(voucher).map(({ name: which, at }) =>
    message(name(which), which === "last" ? "last_call" : "reminder", at, {
      until: lastReminderAt(expiresAt),
      reach: reachOf[which],
    }),
  );
  return [message(name("issued"), "issued", issuedAt, { until: expiresAt }), ...reminders, ...after];
}

/** A phone is for what is urgent. */
const reachOf: Record<Reminder["name"], Reach> = { half: "mail", day: "all", last: "mobile" };

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
  return [...sent, message(bankFormKey(id), "refund_data", startedAt, { amount, reach: "mail" })];
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
  more: Partial<Pick<Message, "until" | "amount" | "reach">> = {},
): Message {
  return { key, kind, dueAt, until: null, amount: null, reach: "all", ...more };
}
