import { isCurrency } from "../../app/domain/currency.ts";
import { formatDecimal, parseMoney, type Money } from "../../app/domain/money.ts";
import { exitCodes, mustHave, OperateError, textOf, type Values } from "./verb.ts";

/** Exact, with the currency: `125000.50 COP`. */
export function amountText(amount: Money): string {
  return `${formatDecimal(amount)} ${amount.currency}`;
}

/** `--amount`, in the payment's currency unless `--currency` says another; null when it is not given. */
export function readAmount(values: Values, asked: Money): Money | null {
  const text = textOf(values, "amount");
  return text === null ? null : parseAmount(text, values, asked);
}

/** As `readAmount`, where it may not be left out. */
export function mustHaveAmount(values: Values, asked: Money, why: string): Money {
  return parseAmount(mustHave(values, "amount", why), values, asked);
}

function parseAmount(text: string, values: Values, asked: Money): Money {
  const currency = textOf(values, "currency")?.toUpperCase() ?? asked.currency;
  if (!isCurrency(currency)) throw new OperateError(`"${currency}" is no currency we know`, exitCodes.usage);
  const amount = parseMoney(text, currency);
  if (!amount.ok)
    throw new OperateError(
      `"${text}" is no amount of ${currency}. Write it exactly, with a point and no thousands marks: ${formatDecimal(asked)}`,
      exitCodes.usage,
    );
  return amount.value;
}
