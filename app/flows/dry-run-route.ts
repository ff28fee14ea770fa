import type { Country, Method } from "../domain/method.ts";
import type { Money } from "../domain/money.ts";
import type { RouteReason } from "../domain/routing.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type { AccountStore } from "../ports/store.ts";
import { routeThrough } from "./find-choices.ts";

export interface DryRunDeps {
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly gateways: readonly Gateway[];
}

export interface DryRunQuestion {
  readonly amount: Money;
  readonly method: Method;
  readonly country: Country;
  readonly mode: "live" | "test";
}

/** One account that was looked at, with the one reason that decided about it. */
export interface DryRunLine {
  readonly accountId: string;
  readonly gateway: string;
  readonly gatewayName: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  readonly priority: number;
  readonly why: RouteReason;
}

/** Which account would take such a payment now, and why not the others. Writes nothing and calls nobody. */
export async function dryRunRoute(
  deps: DryRunDeps,
  shopId: string,
  { amount, method, country, mode }: DryRunQuestion,
  now: Date,
): Promise<readonly DryRunLine[]> {
  const accounts = await deps.accounts.list(shopId);
  const settings = await deps.settings.read(shopId);
  const routes = routeThrough({ gateways: deps.gateways, accounts, settings, now }, { amount, mode });
  const considered = routes.filter((route) => route.method === method).flatMap((route) => route.considered);
  return considered
    .filter(({ offer }) => offer.country === country)
    .map(({ offer: _offer, gateway, account, ...why }) => ({
      accountId: account.id,
      gateway: gateway.id,
      gatewayName: gateway.name,
      mode: account.mode,
      country: account.country,
      priority: account.priority,
      why,
    }));
}
