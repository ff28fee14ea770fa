import type { Stock } from "../domain/late-money.ts";
import type { Payment } from "./records.ts";

/** Whether what a payment's order asks for is still there, as far as the payment's door may look. */
export interface StockReader {
  /** "unknown" whenever it cannot be told for certain, also when the shop does not answer. */
  read(payment: Payment): Promise<Stock>;
}
