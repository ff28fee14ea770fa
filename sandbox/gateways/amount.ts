/** Amounts are bigint hundredths inside; the API's own wire carries them as JSON numbers. */

/** Reads decimal text such as "120000" or "25.50" as hundredths; null when it is anything else. */
export function parseAmount(text: string): bigint | null {
  const match = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return null;
  return BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0"));
}

/** Reads the number a JSON body carried, by its shortest decimal text. */
export function readWireAmount(value: unknown): bigint | null {
  return typeof value === "number" ? parseAmount(String(value)) : null;
}

/** "5000" or "25.5": no trailing zeros, as a JSON number is printed. */
export function amountText(hundredths: bigint): string {
  const sign = hundredths < 0n ? "-" : "";
  const positive = hundredths < 0n ? -hundredths : hundredths;
  const fraction = (positive % 100n).toString().padStart(2, "0").replace(/0+$/, "");
  return `${sign}${positive / 100n}${fraction ? `.${fraction}` : ""}`;
}

/** The JSON number with exactly that decimal text. */
export function wireAmount(hundredths: bigint): number {
  const number: unknown = JSON.parse(amountText(hundredths));
  if (typeof number !== "number") throw new TypeError("an amount must print as a JSON number");
  return number;
}
