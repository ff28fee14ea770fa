import type { ExceptionStore } from "../ports/exceptions.ts";
import type { AlertStore } from "../ports/store.ts";

export interface RaiseOverdueDeps {
  readonly exceptions: ExceptionStore;
  readonly alerts: AlertStore;
}

const atOnce = 100;

/** Raises one alert for each exception whose time is over, and never a second. Returns how many. */
export async function raiseOverdue({ exceptions, alerts }: RaiseOverdueDeps, now: Date): Promise<number> {
  const overdue = await exceptions.listOverdue(now, atOnce);
  for (const { id, shopId, kind, owner, dueAt } of overdue) {
    await alerts.raise({
      shopId,
      kind: "exception_overdue",
      key: `exception:${id}:overdue`,
      detail: { exception: id, kind, owner, due_at: dueAt.toISOString() },
    });
  }
  return overdue.length;
}
