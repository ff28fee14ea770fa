import type { ActAnswer } from "../domain/act-answer.ts";
import type { ClickStore } from "../ports/click-store.ts";
import { firstRow, type Queryable } from "./database.ts";

export function createClickStore(db: Queryable): ClickStore {
  return {
    async claim({ shopId, key, verb, clickedBy }) {
      // A refused click did nothing, so the form may be mended and sent again.
      const text = `
        insert into merchant_click (shop_id, key, verb, clicked_by) values ($1, $2, $3, $4)
        on conflict (shop_id, key) do update set answer = null, clicked_by = excluded.clicked_by, clicked_at = now()
          where merchant_click.answer @> '{"isDone": false}'
        returning key`;
      const values = [shopId, key, verb, clickedBy];
      if (await firstRow(db, { name: "click-claim", text, values })) return { isFirst: true };
      const read = `select answer from merchant_click where shop_id = $1 and key = $2`;
      const row = await firstRow<{ answer: ActAnswer | null }>(db, {
        name: "click-read",
        text: read,
        values: [shopId, key],
      });
      return { isFirst: false, answer: row?.answer ?? null };
    },

    async saveAnswer(shopId, key, { isDone, say, detail }) {
      const text = `update merchant_click set answer = $3 where shop_id = $1 and key = $2`;
      await db.query({
        name: "click-answer",
        text,
        values: [shopId, key, JSON.stringify({ isDone, say, detail })],
      });
    },
  };
}
