import type { NewAlert } from "../../../app/ports/records.ts";
import type { AlertStore } from "../../../app/ports/store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";

export function createMemoryAlertStore(db: MemoryDatabase, connection: Connection): AlertStore {
  return {
    raise: (alert) => db.once(connection, (view) => openAlert(view, alert)),
    resolve: (key) => db.once(connection, (view) => closeAlert(view, key)),
  };
}

export async function openAlert(view: View, alert: NewAlert): Promise<void> {
  await view.lock("alerts", alert.key);
  const known = view.get("alerts", alert.key);
  view.put("alerts", alert.key, { ...alert, times: known?.isOpen ? known.times + 1 : 1, isOpen: true });
}

export async function closeAlert(view: View, key: string): Promise<void> {
  await view.lock("alerts", key);
  const known = view.get("alerts", key);
  if (known) view.put("alerts", key, { ...known, isOpen: false });
}
