/** What a shopper can be told about a payment; each has words of its own. */
export const messageKinds = [
  "link",
  "link_reminder",
  "issued",
  "reminder",
  "last_call",
  "withdrawn",
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
] as const;

export type MessageKind = (typeof messageKinds)[number];

/** What people may ask to be spared. All else is about their money, and is told in any case. */
export function isReminder(kind: MessageKind): boolean {
  return kind === "reminder" || kind === "link_reminder" || kind === "last_call";
}

/** Answers to what the shopper did a moment ago: quiet hours and the daily limit are not for them. */
export function isAnswer(kind: MessageKind): boolean {
  return kind === "link" || kind === "issued" || kind === "paid";
}

/** Keeps somebody from paying in vain: the daily limit is not for it. */
export function isWarning(kind: MessageKind): boolean {
  return kind === "withdrawn";
}

/**
 * What a merchant may leave unsaid. Nobody may leave it unsaid that a number must not be paid any more, nor keep a
 * shopper from the one-time link that gives money back.
 */
export function canBeSwitchedOff(kind: MessageKind): boolean {
  return kind !== "withdrawn" && kind !== "refund_data";
}

/** Reads kinds that somebody chose; null when one is unknown or may not be switched off. */
export function readSwitchedOff(typed: readonly string[]): readonly MessageKind[] | null {
  const switchable = messageKinds.filter(canBeSwitchedOff);
  if (!typed.every((name) => switchable.some((kind) => kind === name))) return null;
  return switchable.filter((kind) => typed.includes(kind));
}

/** What asks for the money itself, with all that a counter needs. */
export function saysPay(kind: MessageKind): boolean {
  return kind === "issued" || kind === "reminder" || kind === "last_call";
}
