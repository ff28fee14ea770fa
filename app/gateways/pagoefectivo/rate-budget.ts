import type { SourcedBudget } from "../../ports/offer.ts";

/** PagoEfectivo's papers name no limit and no answer for "too many". Five calls a second is our own careful choice. */
export const rateBudget: SourcedBudget = {
  callsPerMinute: 300,
  source: "no public figure: own choice; SPE-ECS Integracion Api CIP 1.1",
  checkedOn: "2026-09-30",
};
