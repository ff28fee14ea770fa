import type { Circuit } from "../domain/circuit.ts";

/** Circuits of gateway accounts, shared by all workers. Nothing is written while all is well. */
export interface CircuitStore {
  /** Writes what `change` makes of the circuit as it is now; one caller at a time. */
  change(
    shopId: string,
    accountId: string,
    lastError: string,
    change: (now: Circuit) => Circuit,
  ): Promise<Circuit>;
  /** Back to healthy, after the first success. */
  close(shopId: string, accountId: string): Promise<void>;
  /** True for the one caller that may try now; the circuit is then open to others until `until`. */
  takeTrial(shopId: string, accountId: string, now: Date, until: Date): Promise<boolean>;
}
