import type { MessageStore, MessageTransaction } from "../../../app/ports/message-store.ts";
import type { Connection, MemoryDatabase, View } from "./database.ts";
import type { MessageRow } from "./tables.ts";

export function createMemoryMessageStore(db: MemoryDatabase, connection: Connection): MessageStore {
  const change = (
    shopId: string,
    messageId: string,
    states: readonly MessageRow["state"][],
    to: (row: MessageRow) => MessageRow,
  ): Promise<boolean> =>
    db.once(connection, async (view) => {
      await view.lock("messages", messageId);
      const row = view.get("messages", messageId);
      if (row?.shopId !== shopId || !states.includes(row.state)) return false;
      view.put("messages", messageId, to(row));
      return true;
    });
  return {
    find: (shopId, messageId) =>
      db.once(connection, (view) => {
        const row = view.get("messages", messageId);
        return row?.shopId === shopId ? row : null;
      }),
    plannedOf: (shopId, paymentId) =>
      db.once(connection, (view) => messagesIn(view, shopId, paymentId)),
    lastSentAt: ({ shopId, paymentId, channel }, except) =>
      db.once(connection, (view) => {
        const left = messagesIn(view, shopId, paymentId).filter(
          (row) =>
            row.channel === channel &&
            (row.state === "sent" || row.state === "unclear") &&
            !except.includes(row.kind),
        );
        const times = left.flatMap(({ endedAt }) => (endedAt ? [endedAt.getTime()] : []));
        return times.length === 0 ? null : new Date(Math.max(...times));
      }),
    take: (shopId, messageId) =>
      change(shopId, messageId, ["planned"], (row) => ({ ...row, state: "sending", takenAt: db.now() })),
    secondsSinceTaken: (shopId, messageId) =>
      db.once(connection, (view) => {
        const row = view.get("messages", messageId);
        if (row?.shopId !== shopId || row.state !== "sending" || !row.takenAt) return null;
        return Math.round((db.now().getTime() - row.takenAt.getTime()) / 1000);
      }),
    async putBack(shopId, messageId, outcome) {
      await change(shopId, messageId, ["sending"], (row) => ({
        ...row,
        ...{ state: "planned", takenAt: null, outcome },
      }));
    },
    end: (shopId, messageId, { state, outcome, at }) =>
      change(shopId, messageId, ["planned", "sending"], (row) => ({
        ...row,
        ...{ state, outcome, endedAt: at, secretLink: null },
      })),
    fail: (shopId, messageId, { outcome, at }) =>
      change(shopId, messageId, ["sending", "sent", "unclear"], (row) => ({
        ...row,
        ...{ state: "dead", outcome, endedAt: at, secretLink: null },
      })),
    optOut: (shopId, addressDigest) =>
      db.once(connection, (view) => {
        view.put("optOuts", `${shopId} ${addressDigest}`, { shopId, addressDigest });
      }),
    hasOptedOut: (shopId, addressDigest) =>
      db.once(connection, (view) => view.get("optOuts", `${shopId} ${addressDigest}`) !== undefined),
  };
}

export function messageWrites(view: View, connection: Connection): MessageTransaction {
  return {
    async addMessages(shopId, paymentId, messages) {
      await connection.turn();
      const added = [];
      for (const message of messages) {
        const { key, channel } = message;
        await view.lock("messages", `${paymentId} ${key} ${channel}`);
        const isKnown = messagesIn(view, shopId, paymentId).some(
          (row) => row.key === key && row.channel === channel,
        );
        if (isKnown) continue;
        const fresh = { state: "planned", takenAt: null, endedAt: null, outcome: null } as const;
        view.put("messages", message.id, { ...message, ...fresh, shopId, paymentId });
        added.push(message);
      }
      return added;
    },
  };
}

function messagesIn(view: View, shopId: string, paymentId: string): MessageRow[] {
  return view.all("messages").filter((row) => row.shopId === shopId && row.paymentId === paymentId);
}
