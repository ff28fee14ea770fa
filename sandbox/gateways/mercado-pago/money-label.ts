import { amountText } from "../amount.ts";
import { cashMethods, type MethodId } from "./methods.ts";

/** An amount as a receipt prints it: `$ 120.000 COP` in Colombia, `S/ 1,250.50` in Peru. */
export function moneyLabel(hundredths: bigint, method: MethodId): string {
  const [whole = "0", fraction] = amountText(hundredths).split(".");
  const isPeru = cashMethods[method].currencyId === "PEN";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isPeru ? "," : ".");
  if (isPeru) return `S/ ${grouped}.${(fraction ?? "").padEnd(2, "0")}`;
  return `$ ${grouped}${fraction ? `,${fraction.padEnd(2, "0")}` : ""} COP`;
}
