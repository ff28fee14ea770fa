import { phaseOf, type Circuit } from "./circuit.ts";
import { amountProblem, type Bounds, type OfferedMethod } from "./eligibility.ts";
import type { DocumentType } from "./document.ts";
import type { Country, Method } from "./method.ts";
import { fitsDecimals, type Money } from "./money.ts";

/** A gateway's offer as the router sees it. */
export interface RoutableOffer extends OfferedMethod {
  readonly voucherLife: { readonly minHours: number; readonly maxHours: number };
  readonly canRefund: boolean;
}

/** A shop's account at a gateway as the router sees it. */
export interface RoutableAccount {
  readonly id: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  /** Lower comes first; between equals the order of the candidates decides. */
  readonly priority: number;
  readonly limits: Partial<Record<Method, Bounds | "off">>;
  readonly circuit: Circuit;
}

/** One account with one offer of its gateway. */
export interface Candidate {
  readonly offer: RoutableOffer;
  readonly account: RoutableAccount;
}

/** What is to be paid, and what matters to whom. */
export interface RouteQuestion {
  readonly amount: Money;
  readonly mode: "live" | "test";
  /** The shop's wish; null leaves it to door and gateway. */
  readonly wishedLifeHours: number | null;
  /** The shop takes gateways that give money back themselves, where one can. */
  readonly needsRefunds: boolean;
  /** What the shopper gave already: null is "no document"; undefined: they can still be asked. */
  readonly documentType?: DocumentType | null;
}

/** Why an account was taken or passed over; each has its words in every language. */
export type RouteReason =
  | { readonly reason: "chosen" }
  /** Eligible, and another comes first: it takes over when that one is down. */
  | { readonly reason: "stands_by" }
  | { readonly reason: "other_mode" }
  | { readonly reason: "other_country" }
  | { readonly reason: "method_off" }
  | { readonly reason: "decimals" }
  | { readonly reason: "amount_too_small"; readonly bound: Money }
  | { readonly reason: "amount_too_large"; readonly bound: Money }
  | { readonly reason: "life_too_long"; readonly minHours: number }
  | { readonly reason: "document_missing" }
  | { readonly reason: "cannot_refund" }
  | { readonly reason: "circuit_open"; readonly until: Date };

export type Considered<Found extends Candidate> = Found & RouteReason;

/** The answer for one method. */
export interface Route<Found extends Candidate> {
  readonly method: Method;
  /** In the order of trying. While every one of them is down, those are named all the same: the last resort. */
  readonly eligible: readonly Found[];
  /** Every account looked at, with its one reason, in the order of priority. */
  readonly considered: readonly Considered<Found>[];
}

/** The first of the rules that speaks against a candidate, the most lasting first; null when none does. */
function lastingObstacle({ offer, account }: Candidate, question: RouteQuestion): RouteReason | null {
  const { amount, documentType } = question;
  if (account.mode !== question.mode) return { reason: "other_mode" };
  if (account.country !== offer.country) return { reason: "other_country" };
  const limits = account.limits[offer.method] ?? offer.limits;
  if (limits === "off") return { reason: "method_off" };
  if (!fitsDecimals(amount, offer.decimals)) return { reason: "decimals" };
  const broken = amountProblem(amount, limits);
  if (broken) return { reason: broken.problem, bound: broken.bound };
  if (documentType !== undefined && !takesDocument(offer, documentType))
    return { reason: "document_missing" };
  return null;
}

function takesDocument({ documents }: RoutableOffer, given: DocumentType | null): boolean {
  return documents.length === 0 || (given !== null && documents.includes(given));
}

/**
 * Which accounts may take an amount, method by method, and why each was taken or passed over. Candidates of another
 * currency are not looked at. The answer is a function of what is given: asked again, it is the same.
 */
export function findRoutes<Found extends Candidate>(
  candidates: readonly Found[],
  question: RouteQuestion,
  now: Date,
): readonly Route<Found>[] {
  const ofCurrency = candidates.filter(({ offer }) => offer.currency === question.amount.currency);
  const byMethod = Map.groupBy(inOrder(ofCurrency), ({ offer }) => offer.method);
  return [...byMethod].map(([method, found]) => routeMethod(method, found, question, now));
}

/** Stable, so that the order given decides between equals. */
function inOrder<Found extends Candidate>(candidates: readonly Found[]): readonly Found[] {
  return [...candidates].sort((a, b) => a.account.priority - b.account.priority);
}

function routeMethod<Found extends Candidate>(
  method: Method,
  found: readonly Found[],
  question: RouteQuestion,
  now: Date,
): Route<Found> {
  const lasting = new Map(found.map((one) => [one, lastingObstacle(one, question)]));
  const able = found.filter((one) => lasting.get(one) === null);
  const lively = preferring(able, ({ offer }) => !livesTooLong(offer, question));
  const fit = preferring(lively, ({ offer }) => !question.needsRefunds || offer.canRefund);
  const well = fit.filter(({ account }) => phaseOf(account.circuit, now) !== "open");
  const reasonOf = (one: Found): RouteReason => {
    const obstacle = lasting.get(one);
    if (obstacle) return obstacle;
    if (!lively.includes(one)) return { reason: "life_too_long", minHours: one.offer.voucherLife.minHours };
    if (!fit.includes(one)) return { reason: "cannot_refund" };
    const { openUntil } = one.account.circuit;
    if (openUntil !== null && now < openUntil) return { reason: "circuit_open", until: openUntil };
    return { reason: one === well[0] ? "chosen" : "stands_by" };
  };
  const considered = found.map((one): Considered<Found> => ({ ...one, ...reasonOf(one) }));
  return { method, eligible: well.length > 0 ? well : soonestFirst(fit), considered };
}

/** A wish, not a must: where nobody fulfils it, a payment that can be made is better than none. */
function preferring<Found>(all: readonly Found[], fulfils: (one: Found) => boolean): readonly Found[] {
  const fulfilling = all.filter(fulfils);
  return fulfilling.length > 0 ? fulfilling : all;
}

function livesTooLong({ voucherLife }: RoutableOffer, { wishedLifeHours }: RouteQuestion): boolean {
  return wishedLifeHours !== null && wishedLifeHours < voucherLife.minHours;
}

function soonestFirst<Found extends Candidate>(resting: readonly Found[]): readonly Found[] {
  const until = ({ account }: Found): number => account.circuit.openUntil?.getTime() ?? 0;
  return [...resting].sort((a, b) => until(a) - until(b));
}
