import { amountText } from "./amount.ts";

/** An amount as a receipt prints it: `$ 120.000 COP` in Colombia, `S/ 1,250.50` in Peru. */
export function moneyLabel(hundredths: bigint, currency: "COP" | "PEN"): string {
  const [whole = "0", fraction] = amountText(hundredths).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, currency === "PEN" ? "," : ".");
  if (currency === "PEN") return `S/ ${grouped}.${(fraction ?? "").padEnd(2, "0")}`;
  return `$ ${grouped}${fraction ? `,${fraction.padEnd(2, "0")}` : ""} COP`;
}
