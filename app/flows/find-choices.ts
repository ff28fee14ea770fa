import { offersFor, refusalOf, type AmountProblem, type Refusal } from "../domain/eligibility.ts";
import { formatDecimal, type Money } from "../domain/money.ts";
import {
  findRoutes,
  type Candidate,
  type Considered,
  type RoutableOffer,
  type Route,
  type RouteQuestion,
} from "../domain/routing.ts";
import type { ShopSettings } from "../domain/shop-settings.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Offer } from "../ports/offer.ts";
import type { GatewayAccount } from "../ports/records.ts";

/** A way to pay through one of the merchant's accounts. */
export interface OpenChoice extends Candidate {
  readonly offer: Offer & RoutableOffer;
  readonly gateway: Gateway;
  readonly account: GatewayAccount;
}

/** The account that takes a method's next voucher, and why that one. */
export interface RoutedChoice extends OpenChoice {
  readonly routedBecause: string;
  /** The shop's wish for its vouchers' longest life; null: none. */
  readonly wishHours: number | null;
}

export type NoChoice =
  AmountProblem | { readonly problem: Refusal | "gateway_not_set_up"; readonly bound: null };

/** What the choice depends on, as the caller read it. */
export interface RoutingWorld {
  readonly gateways: readonly Gateway[];
  readonly accounts: readonly GatewayAccount[];
  readonly settings: ShopSettings;
  readonly now: Date;
}

/** Every account with every offer of its gateway, gateways in the order of the product's list. */
export function routeThrough(
  { gateways, accounts, settings, now }: RoutingWorld,
  question: Pick<RouteQuestion, "amount" | "mode" | "documentType">,
): readonly Route<OpenChoice>[] {
  const candidates = gateways.flatMap((gateway) =>
    gateway.offers.flatMap((offer) =>
      accounts
        .filter((account) => account.gateway === gateway.id)
        .map((account) => ({
          offer: { ...offer, canRefund: offer.refund.ability !== "none" },
          gateway,
          account,
        })),
    ),
  );
  const { needsRefunds, voucherLifeHours: wishedLifeHours } = settings;
  return findRoutes(candidates, { ...question, needsRefunds, wishedLifeHours }, now);
}

/**
 * The ways open for an amount, at most one for each method; or why there is none. Test payments see test accounts
 * only, so pretend money can never reach the live gateway.
 */
export function findChoices(
  world: RoutingWorld,
  { amount, isTest }: { readonly amount: Money; readonly isTest: boolean },
): readonly RoutedChoice[] | NoChoice {
  const offered = world.gateways.flatMap((gateway) => offersFor(gateway.offers, amount.currency));
  const refusal = refusalOf(offered, amount);
  if (refusal) return { problem: refusal, bound: null };
  const routes = routeThrough(world, { amount, mode: isTest ? "test" : "live" });
  const choices = routes.flatMap((route) => {
    const [first] = route.eligible;
    const wishHours = world.settings.voucherLifeHours;
    return first ? [{ ...first, routedBecause: tellRoute(route), wishHours }] : [];
  });
  return choices.length > 0 ? choices : whyNone(routes.flatMap(({ considered }) => considered));
}

/** The widest of the bounds that were broken: what the shopper could pay somewhere. */
function whyNone(considered: readonly Considered<OpenChoice>[]): NoChoice {
  let widest: AmountProblem | null = null;
  for (const one of considered) {
    if (one.reason !== "amount_too_small" && one.reason !== "amount_too_large") continue;
    const isWider =
      widest === null ||
      (one.reason === "amount_too_small"
        ? one.bound.minor < widest.bound.minor
        : one.bound.minor > widest.bound.minor);
    if (isWider) widest = { problem: one.reason, bound: one.bound };
  }
  return widest ?? { problem: "gateway_not_set_up", bound: null };
}

/** "dlocal chosen; mercado-pago circuit_open until …": kept with the voucher for the merchant and for support. */
export function tellRoute({ considered }: Route<OpenChoice>): string {
  const near = considered.filter(({ reason }) => reason !== "other_mode" && reason !== "other_country");
  return near.map((one) => `${one.gateway.id} ${tellReason(one)}`).join("; ");
}

function tellReason(one: Considered<OpenChoice>): string {
  switch (one.reason) {
    case "amount_too_small":
    case "amount_too_large":
      return `${one.reason} ${formatDecimal(one.bound)}`;
    case "life_too_long":
      return `${one.reason} ${one.minHours} h`;
    case "circuit_open":
      return `${one.reason} until ${one.until.toISOString()}`;
    default:
      return one.reason;
  }
}
