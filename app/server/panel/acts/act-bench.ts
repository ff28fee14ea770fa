import type { Container } from "../../../container.server.ts";
import type { ActAnswer, ActDetail, ActRefusal, Deed, OnlyNow } from "../../../domain/act-answer.ts";
import { formatDecimal, type Money } from "../../../domain/money.ts";
import { readTypedAmount } from "../../../domain/typed-amount.ts";
import type { ByHand } from "../../../flows/write-audit.ts";
import type { Payment } from "../../../ports/records.ts";
import type { ActForm } from "../../panel-container.ts";

/** What an act works with. `deps` is the app's own container, so its flows are called as the app calls them. */
export interface ActBench {
  readonly deps: Container & { newId(): string; newToken(): string };
  readonly shopId: string;
  readonly actor: string;
  readonly now: Date;
}

/** An act about a payment: the flow's call, and its outcome in the words' names. */
export type PaymentDeed = (bench: ActBench, payment: Payment, form: ActForm) => Promise<ActAnswer>;

export function did(say: Deed, detail: ActDetail = {}, onlyNow?: OnlyNow): ActAnswer {
  return { isDone: true, say, detail, ...(onlyNow && { onlyNow }) };
}

/** A flow's refusal, with what its words need. */
export function refused(problem: ActRefusal | RefusalWithDetail): ActAnswer {
  if (typeof problem === "string") return { isDone: false, say: problem, detail: {} };
  const { kind, until, latest, now, amount } = problem;
  const moment = until ?? latest ?? now;
  const detail = {
    ...(moment && { until: moment.toISOString() }),
    ...(amount && { amount: amountText(amount) }),
  };
  return { isDone: false, say: kind, detail };
}

interface RefusalWithDetail {
  readonly kind: ActRefusal;
  readonly until?: Date;
  readonly latest?: Date;
  readonly now?: Date;
  readonly amount?: Money;
}

/** Exact, with its currency: the page writes it as its reader does. */
export function amountText(amount: Money): string {
  return `${formatDecimal(amount)} ${amount.currency}`;
}

export function byOf({ actor }: Pick<ActBench, "actor">, form: ActForm): ByHand {
  return { actor, reason: form.text("reason") };
}

export function idsOf({ id, shop }: Payment): { readonly shopId: string; readonly paymentId: string } {
  return { shopId: shop.id, paymentId: id };
}

/** The typed amount in the payment's currency; "amount_unreadable" for what is none. */
export function readAmount(form: ActForm, { amount }: Payment): Money | "amount_unreadable" | null {
  const typed = form.text("amount");
  return typed === null ? null : (readTypedAmount(typed, amount.currency) ?? "amount_unreadable");
}
