import type { PayProblem } from "../../domain/payment-page.ts";
import type { Money } from "../../domain/money.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import { Amount } from "./amount.tsx";
import { explain, nextStep } from "./problem-words.ts";

interface ProblemProps {
  readonly problem: PayProblem;
  readonly bound: Money | null;
  readonly amount: Money | null;
  /** Back to the shop; null when there is no safe address to link to. */
  readonly href: string | null;
  readonly t: PayTexts;
}

/** Why this cannot be paid in cash, and the way back. */
export function Problem({ problem, bound, amount, href, t }: ProblemProps) {
  return (
    <>
      <h1>{t(`problem.${problem}.heading`)}</h1>
      {amount && <Amount amount={amount} label={t("amount.plain")} t={t} />}
      <p>{explain(problem, bound, t)}</p>
      <p>{nextStep(problem, t)}</p>
      {href !== null && (
        <p>
          <a className="button" href={href} rel="noreferrer">
            {t("backToShop")}
          </a>
        </p>
      )}
    </>
  );
}
