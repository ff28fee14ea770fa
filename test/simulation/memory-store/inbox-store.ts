import type { InboxStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";
import { insertJobs } from "./job-rows.ts";
import type { InboxRow } from "./tables.ts";

export function createMemoryInboxStore(db: MemoryDatabase, connection: Connection): InboxStore {
  const change = (shopId: string, inboxId: string, to: Partial<InboxRow>): Promise<void> =>
    db.once(connection, async (view) => {
      await view.lock("inbox", inboxId);
      const row = view.get("inbox", inboxId);
      if (row?.shopId === shopId) view.put("inbox", inboxId, { ...row, ...to });
    });
  return {
    receive: (event) =>
      db.once(connection, async (view) => {
        const key = `${event.accountId} ${event.eventKey}`;
        await view.lock("inbox", key);
        if (view.all("inbox").some((row) => `${row.accountId} ${row.eventKey}` === key)) return "repeat";
        view.put("inbox", event.id, { ...event, isProcessed: false, isDead: false, outcome: null });
        const { shopId, id: inboxId } = event;
        insertJobs(view, [{ job: { name: "process-inbox", shopId, inboxId, tries: 0 } }], db.now());
        return "stored";
      }),
    find: (shopId, inboxId) =>
      db.once(connection, (view) => {
        const row = view.get("inbox", inboxId);
        const gateway = row && view.get("accounts", row.accountId)?.gateway;
        if (row?.shopId !== shopId || gateway === undefined) return null;
        const health = view.get("healths", row.accountId);
        const isRecent = Number(health?.heardAt ?? 0) > db.now().getTime() - 60_000;
        const { accountId, lookup, isProcessed, outcome } = row;
        const isHeard = health?.missed === 0 && isRecent;
        return { accountId, gateway, lookup, isProcessed, isHeard, hasDied: outcome !== null };
      }),
    finish: (shopId, inboxId, outcome) => change(shopId, inboxId, { isProcessed: true, outcome }),
    die: (shopId, inboxId, outcome) => change(shopId, inboxId, { isDead: true, outcome }),
  };
}
