import { exceptionRules } from "../../../app/domain/exception.ts";
import type {
  ExceptionEnd,
  ExceptionStore,
  NewException,
  OpenException,
} from "../../../app/ports/exceptions.ts";
import { closeAlert } from "./alert-store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";

export function createMemoryExceptionStore(db: MemoryDatabase, connection: Connection): ExceptionStore {
  const openOf = (view: View, shopId: string): OpenException[] =>
    view
      .all("exceptions")
      .filter((row) => row.isOpen && row.shopId === shopId)
      .map(({ isOpen: _, end: __, ...exception }) => exception);
  const find = (view: View, shopId: string, id: string): OpenException | null =>
    openOf(view, shopId).find((exception) => exception.id === id) ?? null;
  return {
    listOpen: (shopId, limit) =>
      db.once(connection, (view) =>
        openOf(view, shopId)
          .sort((one, other) => Number(one.dueAt) - Number(other.dueAt))
          .slice(0, limit),
      ),
    find: (shopId, exceptionId) => db.once(connection, (view) => find(view, shopId, exceptionId)),
    listOverdue: (now, limit) =>
      db.once(connection, (view) =>
        view
          .all("exceptions")
          .filter(({ isOpen, dueAt }) => isOpen && dueAt < now)
          .filter(({ id }) => !view.get("alerts", `exception:${id}:overdue`))
          .slice(0, limit),
      ),
    findLast: (shopId, key) =>
      db.once(connection, (view) => {
        const row = view.get("exceptions", key);
        if (row?.shopId !== shopId) return null;
        return { suggestedAction: row.suggestedAction, resolution: row.end?.resolution ?? null };
      }),
  };
}

export async function openException(view: View, exception: NewException, now: Date): Promise<void> {
  const { kind, key } = exception;
  await view.lock("exceptions", key);
  if (view.get("exceptions", key)?.isOpen) return;
  const { suggestedAction, dueHours } = exceptionRules[kind];
  view.put("exceptions", key, {
    suggestedAction,
    ...exception,
    id: exceptionId(view.nextId()),
    owner: null,
    dueAt: new Date(now.getTime() + dueHours * 3_600_000),
    openedAt: now,
    isOpen: true,
    end: null,
  });
}

export async function closeException(
  view: View,
  shopId: string,
  key: string,
  end: ExceptionEnd,
): Promise<boolean> {
  await view.lock("exceptions", key);
  const known = view.get("exceptions", key);
  if (!known?.isOpen || known.shopId !== shopId) return false;
  view.put("exceptions", key, { ...known, isOpen: false, end });
  await closeAlert(view, `exception:${known.id}:overdue`);
  return true;
}

function exceptionId(number: bigint): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, "0")}`;
}
