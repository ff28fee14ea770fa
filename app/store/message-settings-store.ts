import type { MessageKind } from "../domain/message-kind.ts";
import type { MessageSettingsStore, MessageSettingsTransaction } from "../ports/message-settings.ts";
import { firstRow, type Queryable } from "./database.ts";

export function createMessageSettingsStore(db: Queryable): MessageSettingsStore {
  return {
    async read(shopId) {
      const text = `select switched_off from message_settings where shop_id = $1`;
      const row = await firstRow<{ switched_off: MessageKind[] }>(db, {
        name: "message-settings-read",
        text,
        values: [shopId],
      });
      return { switchedOff: row?.switched_off ?? [] };
    },
  };
}

export function messageSettingsWrites(client: Queryable): MessageSettingsTransaction {
  return {
    async saveMessageSettings(shopId, { switchedOff }) {
      const text = `insert into message_settings (shop_id, switched_off) values ($1, $2)
        on conflict (shop_id) do update set switched_off = excluded.switched_off, changed_at = now()`;
      await client.query({ name: "message-settings-save", text, values: [shopId, switchedOff] });
    },
  };
}
