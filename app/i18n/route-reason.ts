import type { Country } from "../domain/method.ts";
import type { RouteReason } from "../domain/routing.ts";
import { formatMoment, formatMoney } from "./format.ts";
import type { Language } from "./language.ts";
import { merchantTexts } from "./texts.ts";

/** Why an account takes a payment or was passed over, as one sentence for the merchant. */
export function explainRoute(why: RouteReason, country: Country, language: Language): string {
  const t = merchantTexts(language);
  switch (why.reason) {
    case "amount_too_small":
    case "amount_too_large":
      return t(`routing.${why.reason}`, { bound: formatMoney(why.bound) });
    case "life_too_long":
      return t("routing.life_too_long", { hours: why.minHours });
    case "circuit_open":
      return t("routing.circuit_open", { until: formatMoment(why.until, country, language) });
    default:
      return t(`routing.${why.reason}`);
  }
}
