import { patienceMs } from "../../../app/domain/poll-schedule.ts";
import type { ExpiryStore } from "../../../app/ports/expiry.ts";
import type { WatchStore } from "../../../app/ports/watch-store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import type { VoucherRow } from "./tables.ts";

export function createMemoryWatchStore(db: MemoryDatabase, connection: Connection): WatchStore {
  return {
    dueAccounts: (now) =>
      db.once(connection, (view) => {
        const byAccount = Map.groupBy(due(view, now), ({ voucher }) => voucher.accountId);
        return [...byAccount.values()]
          .flatMap((rows) => {
            const [first] = rows.sort((one, other) => Number(one.nextPollAt) - Number(other.nextPollAt));
            if (!first?.nextPollAt) return [];
            const { shopId, accountId, gateway } = first.voucher;
            return [{ shopId, accountId, gateway, oldestDueAt: first.nextPollAt }];
          })
          .sort((one, other) => Number(one.oldestDueAt) - Number(other.oldestDueAt));
      }),
    takeDue: (shopId, accountId, now, limit) =>
      db.once(connection, (view) => {
        const taken = due(view, now)
          .filter(({ voucher }) => voucher.shopId === shopId && voucher.accountId === accountId)
          .filter(({ voucher }) => !view.isHeld("vouchers", voucher.id))
          .sort((one, other) => pressingAt(one) - pressingAt(other))
          .slice(0, limit);
        const nextPollAt = new Date(now.getTime() + 120_000);
        for (const row of taken) view.put("vouchers", row.voucher.id, { ...row, nextPollAt });
        return taken.map(({ voucher, failedLookUps }) => {
          const isHeld = view.get("exceptions", `voucher:${voucher.id}:held`)?.isOpen ?? false;
          return { ...voucher, failedLookUps, isHeld };
        });
      }),
    schedule: (shopId, voucherId, { at, urgency }, failedLookUps) =>
      db.once(connection, async (view) => {
        await view.lock("vouchers", voucherId);
        const row = view.get("vouchers", voucherId);
        if (row?.voucher.shopId !== shopId || row.nextPollAt === null) return;
        view.put("vouchers", voucherId, { ...row, nextPollAt: at, urgency, failedLookUps });
      }),
  };
}

export function createMemoryExpiryStore(db: MemoryDatabase, connection: Connection): ExpiryStore {
  return {
    listPastDeadline: ({ from, to }, after, limit) =>
      db.once(connection, (view) =>
        view
          .all("vouchers")
          .map(({ voucher }) => voucher)
          .filter(({ status, details }) => status === "issued" && details.expiresAt < to)
          .filter(({ details }) => details.expiresAt > from)
          .sort(
            (one, other) =>
              Number(one.details.expiresAt) - Number(other.details.expiresAt) || (one.id < other.id ? -1 : 1),
          )
          .filter(
            ({ id, details }) =>
              after === null ||
              details.expiresAt > after.details.expiresAt ||
              (details.expiresAt.getTime() === after.details.expiresAt.getTime() && id > after.id),
          )
          .slice(0, limit),
      ),
  };
}

function due(view: View, now: Date): VoucherRow[] {
  return view.all("vouchers").filter(({ nextPollAt }) => nextPollAt !== null && nextPollAt <= now);
}

function pressingAt({ nextPollAt, urgency }: VoucherRow): number {
  return Number(nextPollAt) + patienceMs[urgency];
}
