/**
 * Minor-unit exponents from ISO 4217 (list one, 2026-01-01), for the currencies a shop of ours may use.
 * Never ask `Intl`: its default for COP is 0 digits, so it rounds centavos away without a word.
 */
const exponents = {
  ARS: 2,
  BOB: 2,
  BRL: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CRC: 2,
  EUR: 2,
  GBP: 2,
  GTQ: 2,
  HKD: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  PEN: 2,
  PYG: 0,
  USD: 2,
  UYU: 2,
} as const;

export type Currency = keyof typeof exponents;

export const currencies = Object.keys(exponents) as Currency[];

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(exponents, code);
}

/** Digits after the point in the currency's exact decimal text: 2 for COP and PEN, 0 for CLP. */
export function exponentOf(currency: Currency): number {
  return exponents[currency];
}
