import type { SourcedBudget } from "../../ports/offer.ts";

/** Mercado Pago answers 429 with Retry-After and publishes no figure. Ten calls a second is our own careful choice. */
export const rateBudget: SourcedBudget = {
  callsPerMinute: 600,
  source: "no public figure: own choice; https://www.mercadopago.com/developers (429, Retry-After)",
  checkedOn: "2026-09-30",
};
