import { exceptionRules } from "../../../app/domain/exception.ts";
import type { ExceptionStore, NewException, OpenException } from "../../../app/ports/exceptions.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";

export function createMemoryExceptionStore(db: MemoryDatabase, connection: Connection): ExceptionStore {
  const openOf = (view: View, shopId: string): OpenException[] =>
    view
      .all("exceptions")
      .filter((row) => row.isOpen && row.shopId === shopId)
      .map(({ isOpen: _, ...exception }) => exception);
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
    assign: (shopId, exceptionId, owner) =>
      db.once(connection, async (view) => {
        const exception = find(view, shopId, exceptionId);
        if (!exception) return false;
        await view.lock("exceptions", exception.key);
        view.put("exceptions", exception.key, { ...exception, owner, isOpen: true });
        return true;
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
  });
}

export async function closeException(view: View, shopId: string, key: string): Promise<boolean> {
  await view.lock("exceptions", key);
  const known = view.get("exceptions", key);
  if (!known?.isOpen || known.shopId !== shopId) return false;
  view.put("exceptions", key, { ...known, isOpen: false });
  return true;
}

function exceptionId(number: bigint): string {
  return `00000000-0000-4000-8000-${number.toString().padStart(12, "0")}`;
}
