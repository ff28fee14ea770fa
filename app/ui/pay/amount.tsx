import type { Money } from "../../domain/money.ts";
import { formatMoney } from "../../i18n/format.ts";
import type { PayTexts } from "../../i18n/texts.ts";

const named = ["COP", "PEN", "USD"] as const;

/** The exact amount with its currency in words: a `$` alone is read as dollars by some. */
export function Amount({ amount, label, t }: { amount: Money; label: string; t: PayTexts }) {
  const word = named.find((currency) => currency === amount.currency);
  return (
    <p className="amount">
      <span>{label}</span> <strong>{formatMoney(amount)}</strong>{" "}
      <small>{word ? t(`amount.words.${word}`) : amount.currency}</small>
    </p>
  );
}
