import type pg from "pg";
import { healthyCircuit } from "../domain/circuit.ts";
import type { CircuitStore } from "../ports/circuit-store.ts";
import { firstRow, inTransaction } from "./database.ts";

interface CircuitRow {
  readonly failures: number;
  readonly open_until: Date | null;
}

export function createCircuitStore(pool: pg.Pool): CircuitStore {
  return {
    change: (shopId, accountId, lastError, change) =>
      inTransaction(pool, async (client) => {
        const make = `insert into gateway_circuit (gateway_account_id, shop_id) values ($1, $2) on conflict do nothing`;
        await client.query({ name: "circuit-make", text: make, values: [accountId, shopId] });
        const read = `select failures, open_until from gateway_circuit
          where gateway_account_id = $1 and shop_id = $2 for update`;
        const row = await firstRow<CircuitRow>(client, {
          name: "circuit-lock",
          text: read,
          values: [accountId, shopId],
        });
        const before = row ? { failures: row.failures, openUntil: row.open_until } : healthyCircuit;
        const after = change(before);
        const write = `update gateway_circuit set failures = $3, open_until = $4, last_error = $5, changed_at = now()
          where gateway_account_id = $1 and shop_id = $2`;
        const values = [accountId, shopId, after.failures, after.openUntil, lastError];
        await client.query({ name: "circuit-write", text: write, values });
        return after;
      }),

    async close(shopId, accountId) {
      const text = `update gateway_circuit set failures = 0, open_until = null, changed_at = now()
        where gateway_account_id = $1 and shop_id = $2 and failures > 0`;
      await pool.query({ name: "circuit-close", text, values: [accountId, shopId] });
    },

    async takeTrial(shopId, accountId, now, until) {
      const text = `update gateway_circuit set open_until = $4, changed_at = now()
        where gateway_account_id = $1 and shop_id = $2 and open_until <= $3`;
      const values = [accountId, shopId, now, until];
      return (await pool.query({ name: "circuit-trial", text, values })).rowCount === 1;
    },
  };
}
