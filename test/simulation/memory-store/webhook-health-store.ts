import type { WebhookHealth, WebhookHealthStore } from "../../../app/ports/webhook-health-store.ts";
import type { Connection, MemoryDatabase } from "./database.ts";

const unheard: WebhookHealth = { probedAt: null, probeOutcome: null, heardAt: null, missed: 0 };

export function createMemoryWebhookHealthStore(
  db: MemoryDatabase,
  connection: Connection,
): WebhookHealthStore {
  const change = (
    shopId: string,
    accountId: string,
    to: (health: WebhookHealth) => WebhookHealth,
  ): Promise<WebhookHealth> =>
    db.once(connection, async (view) => {
      await view.lock("healths", accountId);
      const after = to(view.get("healths", accountId) ?? unheard);
      view.put("healths", accountId, { ...after, shopId, accountId });
      return after;
    });
  return {
    read: (shopId, accountId) =>
      db.once(connection, (view) => {
        const row = view.get("healths", accountId);
        return row?.shopId === shopId ? row : null;
      }),
    async saveProbe(shopId, accountId, probeOutcome) {
      await change(shopId, accountId, (health) => ({ ...health, probedAt: db.now(), probeOutcome }));
    },
    async heard(shopId, accountId) {
      await change(shopId, accountId, (health) => ({ ...health, heardAt: db.now(), missed: 0 }));
    },
    async missed(shopId, accountId) {
      return (await change(shopId, accountId, (health) => ({ ...health, missed: health.missed + 1 }))).missed;
    },
    // The world rings by itself; nobody probes in it.
    listUnprobed: () => Promise.resolve([]),
  };
}
