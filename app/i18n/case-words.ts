import type { ActAnswer } from "../domain/act-answer.ts";
import { isCurrency } from "../domain/currency.ts";
import { parseMoney } from "../domain/money.ts";
import type { PaymentView } from "../domain/payment-view.ts";
import type { TimelineEntry } from "../domain/timeline.ts";
import { words as enWords } from "./en/panel/words.ts";
import { merchant as enMerchant } from "./en/merchant.ts";
import { formatMoney } from "./format.ts";
import type { Language } from "./language.ts";
import { merchantTexts, panelTexts } from "./texts.ts";
import { formatMomentIn } from "./zone-moment.ts";

/** Who reads, and on which clock. */
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

export function tellMoment(moment: Date, { timeZone, language }: Reader): string {
  return formatMomentIn(moment, timeZone, language);
}

/** Known words of a group, else its word for all others: the data's own names are for no reader. */
function known<Words extends object>(words: Words, name: string): keyof Words | "other" {
  return Object.hasOwn(words, name) ? (name as keyof Words) : "other";
}

export function tellRefusal(refusal: string, { language }: Reader): string {
  return panelTexts(language)(`words.refusal.${known(enWords.refusal, refusal)}`);
}

/** Why a refund did not go through, as the shop itself is told. */
export function tellRefundRefusal(refusal: string, { language }: Reader): string {
  const word = known(enMerchant.refusal, refusal);
  return word === "other"
    ? panelTexts(language)("words.refusal.refused")
    : merchantTexts(language)(`refusal.${word}`);
}

export function tellResolution(resolution: string, { language }: Reader): string {
  return panelTexts(language)(`words.resolution.${known(enWords.resolution, resolution)}`);
}

export function tellProof(purpose: string, { language }: Reader): string {
  return panelTexts(language)(`words.proof.${known(enWords.proof, purpose)}`);
}

/** A name at the shop is shown as it is; who has none is Recaudo, Shopify, or a member of the staff by number. */
export function tellActor(actor: string, { language }: Reader): string {
  const t = panelTexts(language);
  const staff = /^staff (\d+)$/.exec(actor)?.[1];
  if (staff !== undefined) return t("words.actor.staff", { id: staff });
  return actor === "recaudo" || actor === "shop" ? t(`words.actor.${actor}`) : actor;
}

/** What a click came to, as a sentence with the next step. */
export function tellAnswer({ isDone, say, detail }: ActAnswer, reader: Reader): string {
  const t = panelTexts(reader.language);
  const { until, amount, owner } = detail;
  const values = {
    ...(until !== undefined && { until: tellMoment(new Date(until), reader) }),
    ...(amount !== undefined && { amount: readAmount(amount) }),
    ...(owner !== undefined && { owner: tellActor(owner, reader) }),
  };
  if (!isDone) return t(`answers.refused.${say}`, values);
  return say === "assigned" && owner === undefined
    ? t("answers.unassigned")
    : t(`answers.done.${say}`, values);
}

function readAmount(text: string): string {
  const [decimal = "", currency = ""] = text.split(" ");
  const amount = isCurrency(currency) ? parseMoney(decimal, currency) : null;
  return amount?.ok ? formatMoney(amount.value) : text;
}

/** One line of the history; `more` says by whom, how it came to us and why. */
export function tellEntry(
  entry: TimelineEntry,
  gatewayNames: PaymentView["gatewayNames"],
  reader: Reader,
): { readonly line: string; readonly more: readonly string[] } {
  const t = panelTexts(reader.language);
  const by = (actor: string): string => t("payments.history.by", { by: tellActor(actor, reader) });
  switch (entry.what) {
    case "started":
      return { line: t("payments.history.started"), more: [] };
    case "number_asked": {
      const gateway = gatewayNames[entry.gateway] ?? entry.gateway;
      return { line: t("payments.history.number_asked", { attempt: entry.attempt, gateway }), more: [] };
    }
    case "fact":
      return tellFact(entry, reader);
    case "told":
      return { line: t("payments.history.told", { told: t(`words.told.${entry.told}`) }), more: [] };
    case "requested": {
      const amount = entry.amount ? formatMoney(entry.amount) : "";
      return { line: t(`words.request.${entry.kind}`, { amount }), more: [] };
    }
    case "refund_asked":
    case "refund_refused":
      return {
        line: t(`payments.history.${entry.what}`, { amount: formatMoney(entry.amount) }),
        more: [by(entry.by)],
      };
    case "desk_filled":
    case "desk_expired":
      return { line: t(`payments.history.${entry.what}`, { amount: formatMoney(entry.amount) }), more: [] };
    case "exception_opened":
      return {
        line: t("payments.history.exception_opened", { kind: t(`words.exception.${entry.kind}`) }),
        more: [],
      };
    case "exception_ended": {
      const resolution = tellResolution(entry.resolution, reader);
      const line = t("payments.history.exception_ended", {
        kind: t(`words.exception.${entry.kind}`),
        resolution,
      });
      return { line, more: [by(entry.by), ...noteOf(entry.note)] };
    }
    case "gave_up":
      return { line: t("payments.history.gave_up", { kind: t(`words.dead.${entry.kind}`) }), more: [] };
    case "act": {
      const line = t(`words.act.${known(enWords.act, entry.verb)}`);
      return { line, more: [by(entry.by), ...noteOf(reasonOf(entry, reader))] };
    }
  }
}

/** A person's own words; of a refund it is the kind of it. */
function reasonOf(
  { verb, reason }: Extract<TimelineEntry, { what: "act" }>,
  { language }: Reader,
): string | null {
  if (verb !== "refund" || reason === null || !Object.hasOwn(enWords.refundReason, reason)) return reason;
  return panelTexts(language)(`words.refundReason.${reason as keyof typeof enWords.refundReason}`);
}

function tellFact(entry: Extract<TimelineEntry, { what: "fact" }>, reader: Reader) {
  const t = panelTexts(reader.language);
  const { kind, source, attempt, amount, occurredAt, reason } = entry;
  const line = t(`words.fact.${kind}`, { attempt, amount: amount ? formatMoney(amount) : "" });
  const clock = occurredAt && t("payments.history.occurred", { at: tellMoment(occurredAt, reader) });
  const why = kind === "voucher_refused" && reason !== null ? tellRefusal(reason, reader) : reason;
  return { line, more: [t(`words.source.${source}`), ...noteOf(clock), ...noteOf(why)] };
}

function noteOf(text: string | null): readonly string[] {
  return text === null || text === "" ? [] : [text];
}
