import { runStoreContract } from "../store/contract/battery.ts";
import type { StoreHarness } from "../store/contract/harness.ts";
import { createMemoryDatabase, type Connection } from "./memory-store/database.ts";
import { createMemoryStores } from "./memory-store/stores.ts";

runStoreContract("the store in memory, which the simulation stands on,", openMemory);

/** Every call waits for its turn, so that callers at once are really interleaved. */
const unhurried: Connection = {
  turn: () => new Promise((next) => setImmediate(next)),
  fateOfCommit: () => "heard",
};

async function openMemory(): Promise<StoreHarness> {
  let passedMs = 0;
  let ids = 0;
  const now = (): Date => new Date(Date.UTC(2026, 10, 25) + passedMs);
  const db = createMemoryDatabase(now);
  return {
    stores: createMemoryStores(db, unhurried),
    now,
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
    letLeasesEnd: async () => void (passedMs += 3_600_000),
    jobs: async () => [...db.tables.jobs.values()].map(({ job }) => job),
    openAlerts: async () =>
      [...db.tables.alerts.values()]
        .filter(({ isOpen }) => isOpen)
        .map(({ kind, key, times }) => ({ kind, key, times })),
    close: async () => undefined,
  };
}
