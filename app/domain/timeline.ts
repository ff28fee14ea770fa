import type { ExceptionKind } from "./exception.ts";
import type { FactKind, FactSource } from "./fact.ts";
import type { Money } from "./money.ts";
import type { PaymentCase } from "./payment-case.ts";
import type { Told } from "./shop-message.ts";

/** One thing that happened to a payment, as a person reads it. */
export type TimelineEntry = { readonly at: Date } & (
  | { readonly what: "started" }
  | { readonly what: "number_asked"; readonly attempt: number; readonly gateway: string }
  | {
      readonly what: "fact";
      readonly kind: FactKind;
      readonly source: FactSource;
      readonly attempt: number;
      readonly amount: Money | null;
      /** By the gateway's clock, when it is not when we heard of it. */
      readonly occurredAt: Date | null;
      readonly reason: string | null;
    }
  | { readonly what: "told"; readonly told: Told }
  | {
      readonly what: "requested";
      readonly kind: "refund" | "capture" | "void";
      readonly amount: Money | null;
    }
  | { readonly what: "refund_asked" | "refund_refused"; readonly amount: Money; readonly by: string }
  | { readonly what: "desk_filled" | "desk_expired"; readonly amount: Money }
  | { readonly what: "exception_opened"; readonly kind: ExceptionKind }
  | {
      readonly what: "exception_ended";
      readonly kind: ExceptionKind;
      readonly resolution: string;
      readonly by: string;
      readonly note: string | null;
    }
  | { readonly what: "gave_up"; readonly kind: PaymentCase["dead"][number]["kind"] }
  | { readonly what: "act"; readonly verb: string; readonly by: string; readonly reason: string | null }
);

/** Everything known of a payment that has a moment. */
export interface History extends PaymentCase {
  readonly startedAt: Date;
  readonly vouchers: readonly {
    readonly attempt: number;
    readonly gateway: string;
    readonly askedAt: Date;
  }[];
  readonly facts: readonly {
    readonly recordedAt: Date;
    readonly occurredAt: Date | null;
    readonly kind: FactKind;
    readonly source: FactSource;
    readonly attempt: number;
    readonly amount: Money | null;
    readonly reason: string | null;
  }[];
  readonly told: { readonly told: Told; readonly toldAt: Date | null } | null;
  readonly openExceptions: readonly { readonly kind: ExceptionKind; readonly openedAt: Date }[];
  readonly acts: readonly {
    readonly at: Date;
    readonly verb: string;
    readonly actor: string;
    readonly reason: string | null;
  }[];
}

/** A gateway's clock is told beside ours when it differs by more than people would notice. */
const sameMomentMs = 60_000;

/** The newest first; of one moment, what led to the other comes below it. */
export function timelineOf(history: History): readonly TimelineEntry[] {
  const entries = [
    ...ofNumbers(history),
    ...ofFacts(history),
    ...ofShop(history),
    ...ofMoneyBack(history),
    ...ofPeople(history),
  ];
  return entries.reverse().sort((a, b) => b.at.getTime() - a.at.getTime());
}

function ofNumbers({ startedAt, vouchers }: History): TimelineEntry[] {
  const asked = vouchers.map(({ askedAt: at, attempt, gateway }) => ({
    at,
    what: "number_asked" as const,
    attempt,
    gateway,
  }));
  return [{ at: startedAt, what: "started" }, ...asked];
}

function ofFacts({ facts }: History): TimelineEntry[] {
  return facts.map(({ recordedAt: at, occurredAt, ...fact }) => {
    const isLater = occurredAt !== null && Math.abs(at.getTime() - occurredAt.getTime()) > sameMomentMs;
    return { at, what: "fact", ...fact, occurredAt: isLater ? occurredAt : null };
  });
}

function ofShop({ told, requests, dead }: History): TimelineEntry[] {
  const asked = requests.map(({ askedAt: at, kind, amount }) => ({
    at,
    what: "requested" as const,
    kind,
    amount,
  }));
  const gaveUp = dead.map(({ diedAt: at, kind }) => ({ at, what: "gave_up" as const, kind }));
  const message = told?.toldAt ? [{ at: told.toldAt, what: "told" as const, told: told.told }] : [];
  return [...asked, ...gaveUp, ...message];
}

/** What was done by a person is among the acts, and what went back among the facts. */
function ofMoneyBack({ refunds, desk }: History): TimelineEntry[] {
  const asked = refunds.flatMap(({ askedAt, endedAt, state, amount, requestedBy: by }): TimelineEntry[] => [
    { at: askedAt, what: "refund_asked", amount, by },
    ...(state === "refused" && endedAt ? [{ at: endedAt, what: "refund_refused" as const, amount, by }] : []),
  ]);
  const byHand = desk.flatMap(({ filledAt, endedAt, state, amount }): TimelineEntry[] => [
    ...(filledAt ? [{ at: filledAt, what: "desk_filled" as const, amount }] : []),
    ...(state === "expired" && endedAt ? [{ at: endedAt, what: "desk_expired" as const, amount }] : []),
  ]);
  return [...asked, ...byHand];
}

function ofPeople({ openExceptions, endedExceptions, acts }: History): TimelineEntry[] {
  const opened = [...openExceptions, ...endedExceptions].map(({ openedAt: at, kind }) => ({
    at,
    what: "exception_opened" as const,
    kind,
  }));
  const ended = endedExceptions.map(({ resolvedAt: at, kind, resolution, resolvedBy: by, note }) => ({
    at,
    what: "exception_ended" as const,
    kind,
    resolution,
    by,
    note,
  }));
  const done = acts.map(({ at, verb, actor: by, reason }) => ({
    at,
    what: "act" as const,
    verb,
    by,
    reason,
  }));
  return [...opened, ...ended, ...done];
}
