import { healthyCircuit } from "../../../app/domain/circuit.ts";
import type { CircuitStore } from "../../../app/ports/circuit-store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";

export function createMemoryCircuitStore(db: MemoryDatabase, connection: Connection): CircuitStore {
  return {
    change: (_shopId, accountId, _lastError, change) =>
      db.once(connection, async (view) => {
        await view.lock("circuits", accountId);
        const after = change(view.get("circuits", accountId) ?? healthyCircuit);
        view.put("circuits", accountId, after);
        return after;
      }),
    close: (_shopId, accountId) =>
      db.once(connection, async (view) => {
        await view.lock("circuits", accountId);
        if ((view.get("circuits", accountId)?.failures ?? 0) > 0)
          view.put("circuits", accountId, healthyCircuit);
      }),
    takeTrial: (_shopId, accountId, now, until) =>
      db.once(connection, async (view) => {
        await view.lock("circuits", accountId);
        const circuit = view.get("circuits", accountId);
        if (!circuit?.openUntil || circuit.openUntil > now) return false;
        view.put("circuits", accountId, { ...circuit, openUntil: until });
        return true;
      }),
  };
}
