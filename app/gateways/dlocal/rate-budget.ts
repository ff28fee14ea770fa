import type { SourcedBudget } from "../../ports/offer.ts";

/** dLocal answers 429 with code 6000 and publishes no quota. Five calls a second is our own careful choice. */
export const rateBudget: SourcedBudget = {
  callsPerMinute: 300,
  source: "no public figure: own choice; https://docs.dlocal.com (errors, 6000 too many requests)",
  checkedOn: "2026-09-30",
};
