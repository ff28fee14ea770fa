import type { ShopperAskStore } from "../../../app/ports/by-hand.ts";
import type { Connection, MemoryDatabase } from "./database.ts";

export function createMemoryShopperAskStore(db: MemoryDatabase, connection: Connection): ShopperAskStore {
  return {
    saveAnswer: (shopId, paymentId, answer) =>
      db.once(connection, (view) => {
        const row = view.get("asks", paymentId);
        if (row?.shopId === shopId) view.put("asks", paymentId, { ...row, answer });
      }),
  };
}
