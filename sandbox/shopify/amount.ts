const decimalText = /^(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Reads decimal text into hundredths; null when it is not exact decimal text with at most two digits. */
export function toMinor(text: string): bigint | null {
  const match = decimalText.exec(text);
  if (!match) return null;
  return BigInt((match[1] ?? "") + (match[2] ?? "").padEnd(2, "0"));
}

/** Like `toMinor` for amounts this sandbox wrote itself, where anything else is a bug. */
export function requireMinor(text: string): bigint {
  const minor = toMinor(text);
  if (minor === null) throw new Error(`not an amount: ${text}`);
  return minor;
}

/** Decimal text as Shopify sends it: `"125000.50"`. */
export function toDecimal(minor: bigint): string {
  const digits = minor.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** For people: `COP 125,000.50`. Amounts that are no exact decimals are shown as they are. */
export function showAmount(amount: string, currency: string): string {
  const minor = toMinor(amount);
  if (minor === null) return `${currency} ${amount}`;
  const [whole = "", fraction = ""] = toDecimal(minor).split(".");
  return `${currency} ${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`;
}
