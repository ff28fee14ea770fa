import {
  amountProblem,
  offersFor,
  refusalOf,
  type AmountProblem,
  type Refusal,
} from "../domain/eligibility.ts";
import { fitsDecimals, type Money } from "../domain/money.ts";
import type { Gateway, Offer } from "../ports/gateway.ts";
import type { GatewayAccount } from "../ports/records.ts";

/** A way to pay that the merchant's accounts allow for this amount, and through which account. */
export interface OpenChoice {
  readonly offer: Offer;
  readonly gateway: Gateway;
  readonly account: GatewayAccount;
}

export type NoChoice =
  AmountProblem | { readonly problem: Refusal | "gateway_not_set_up"; readonly bound: null };

/**
 * The ways open for an amount, first gateway first, at most one for each method; or why there is none. Test
 * payments see test accounts only, so pretend money can never reach the live gateway.
 */
export function findChoices(
  gateways: readonly Gateway[],
  accounts: readonly GatewayAccount[],
  payment: { readonly amount: Money; readonly isTest: boolean },
): readonly OpenChoice[] | NoChoice {
  const { amount, isTest } = payment;
  const offered = gateways.flatMap((gateway) => offersFor(gateway.offers, amount.currency));
  const refusal = refusalOf(offered, amount);
  if (refusal) return { problem: refusal, bound: null };

  const choices: OpenChoice[] = [];
  let broken: AmountProblem | null = null;
  for (const candidate of candidates(gateways, accounts, amount, isTest ? "test" : "live")) {
    const limits = candidate.account.limits[candidate.offer.method] ?? candidate.offer.limits;
    if (limits === "off" || choices.some(({ offer }) => offer.method === candidate.offer.method)) continue;
    const problem = amountProblem(amount, limits);
    if (problem) broken = problem;
    else choices.push(candidate);
  }
  if (choices.length > 0) return choices;
  return broken ?? { problem: "gateway_not_set_up", bound: null };
}

function candidates(
  gateways: readonly Gateway[],
  accounts: readonly GatewayAccount[],
  amount: Money,
  mode: GatewayAccount["mode"],
): OpenChoice[] {
  return gateways.flatMap((gateway) =>
    gateway.offers
      .filter((offer) => offer.currency === amount.currency && fitsDecimals(amount, offer.decimals))
      .flatMap((offer) =>
        accounts
          .filter(
            (account) =>
              account.gateway === gateway.id && account.mode === mode && account.country === offer.country,
          )
          .map((account) => ({ offer, gateway, account })),
      ),
  );
}
