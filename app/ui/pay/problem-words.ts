import type { PayProblem } from "../../domain/payment-page.ts";
import type { Money } from "../../domain/money.ts";
import { formatMoney } from "../../i18n/format.ts";
import type { PayTexts } from "../../i18n/texts.ts";

/** Why this cannot be paid in cash. */
export function explain(problem: PayProblem, bound: Money | null, t: PayTexts): string {
  if (problem !== "amount_too_small" && problem !== "amount_too_large")
    return t(`problem.${problem}.sentence`);
  if (bound === null) return t(`problem.${problem}.sentenceNoBound`);
  return t(`problem.${problem}.sentence`, { bound: formatMoney(bound) });
}

/** What the shopper can do instead. */
export function nextStep(problem: PayProblem, t: PayTexts): string {
  if (problem === "group_already_paid" || problem === "voucher_unclear" || problem === "link_expired")
    return t(`problem.${problem}.next`);
  return t("problem.next");
}
