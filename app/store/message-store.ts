import type pg from "pg";
import type { SealedBox } from "../lib/sealed-box.ts";
import type { MessageKind } from "../domain/message-kind.ts";
import type { ChannelId } from "../ports/channel.ts";
import type { MessageState, MessageStore, MessageTransaction, NewMessage } from "../ports/message-store.ts";
import { firstRow, type Queryable } from "./database.ts";
import { openOrThrow } from "./sealed-people.ts";

interface MessageRow {
  readonly id: string;
  readonly shop_id: string;
  readonly payment_id: string;
  readonly key: string;
  readonly kind: MessageKind;
  readonly channel: ChannelId;
  readonly state: MessageState;
  readonly secret_link: string | null;
}

const linkPlace = (shopId: string, messageId: string): string =>
  `shop:${shopId}:message:${messageId}:secret-link`;

export function createMessageStore(db: Queryable, box: SealedBox): MessageStore {
  return {
    async find(shopId, messageId) {
      const text = `select id, shop_id, payment_id, key, kind, channel, state, secret_link from message
        where shop_id = $1 and id = $2`;
      const row = await firstRow<MessageRow>(db, { name: "message-find", text, values: [shopId, messageId] });
      if (!row) return null;
      const { secret_link: sealed } = row;
      const secretLink = sealed === null ? null : openOrThrow(box, sealed, linkPlace(shopId, messageId));
      return { ...row, shopId, paymentId: row.payment_id, secretLink };
    },

    async plannedOf(shopId, paymentId) {
      const text = `select key, channel from message where shop_id = $1 and payment_id = $2`;
      const values = [shopId, paymentId];
      return (await db.query<{ key: string; channel: string }>({ name: "message-planned", text, values }))
        .rows;
    },

    async lastSentAt({ shopId, paymentId, channel }, except) {
      const text = `select max(ended_at) as at from message
        where shop_id = $1 and payment_id = $2 and channel = $3 and state in ('sent', 'unclear') and kind <> all ($4)`;
      const values = [shopId, paymentId, channel, except];
      return (await firstRow<{ at: Date | null }>(db, { name: "message-last", text, values }))?.at ?? null;
    },

    async take(shopId, messageId) {
      const text = `update message set state = 'sending', taken_at = now()
        where shop_id = $1 and id = $2 and state = 'planned'`;
      const { rowCount } = await db.query({ name: "message-take", text, values: [shopId, messageId] });
      return rowCount === 1;
    },

    async secondsSinceTaken(shopId, messageId) {
      const text = `select extract(epoch from now() - taken_at)::int as seconds from message
        where shop_id = $1 and id = $2 and state = 'sending'`;
      const values = [shopId, messageId];
      return (
        (await firstRow<{ seconds: number }>(db, { name: "message-taken", text, values }))?.seconds ?? null
      );
    },

    async putBack(shopId, messageId, outcome) {
      const text = `update message set state = 'planned', taken_at = null, outcome = $3
        where shop_id = $1 and id = $2 and state = 'sending'`;
      await db.query({ name: "message-put-back", text, values: [shopId, messageId, outcome] });
    },

    async end(shopId, messageId, { state, outcome, at }) {
      const text = `update message set state = $3, outcome = $4, ended_at = $5, secret_link = null
        where shop_id = $1 and id = $2 and state in ('planned', 'sending')`;
      const values = [shopId, messageId, state, outcome, at];
      const { rowCount } = await db.query({ name: "message-end", text, values });
      return rowCount === 1;
    },

    async fail(shopId, messageId, { outcome, at }) {
      const text = `update message set state = 'dead', outcome = $3, ended_at = $4, secret_link = null
        where shop_id = $1 and id = $2 and state in ('sending', 'sent', 'unclear')`;
      const values = [shopId, messageId, outcome, at];
      return (await db.query({ name: "message-fail", text, values })).rowCount === 1;
    },

    ...optOuts(db),
  };
}

function optOuts(db: Queryable): Pick<MessageStore, "optOut" | "hasOptedOut"> {
  return {
    async optOut(shopId, addressDigest) {
      const text = `insert into reminder_opt_out (shop_id, address_digest) select id, $2 from shop where id = $1
        on conflict do nothing`;
      await db.query({ name: "reminder-opt-out", text, values: [shopId, addressDigest] });
    },

    async hasOptedOut(shopId, addressDigest) {
      const text = `select true as out from reminder_opt_out where shop_id = $1 and address_digest = $2`;
      const values = [shopId, addressDigest];
      const row = await firstRow<{ out: boolean }>(db, { name: "reminder-opted-out", text, values });
      return row?.out === true;
    },
  };
}

export function messageWrites(client: pg.PoolClient, box: SealedBox): MessageTransaction {
  return {
    async addMessages(shopId, paymentId, messages) {
      const added: NewMessage[] = [];
      const text = `insert into message (id, shop_id, payment_id, key, kind, channel, due_at, secret_link)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`;
      for (const message of messages) {
        const { id, key, kind, channel, dueAt, secretLink } = message;
        const sealed = secretLink === null ? null : box.seal(secretLink, linkPlace(shopId, id));
        const values = [id, shopId, paymentId, key, kind, channel, dueAt, sealed];
        const { rowCount } = await client.query({ name: "message-add", text, values });
        if (rowCount === 1) added.push(message);
      }
      return added;
    },
  };
}
