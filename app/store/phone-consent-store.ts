import type { SealedBox } from "../lib/sealed-box.ts";
import type { PhoneConsentStore, PhoneConsentTransaction } from "../ports/phone-consent.ts";
import { firstRow, type Queryable } from "./database.ts";
import { openOrThrow } from "./sealed-people.ts";

interface ConsentRow {
  readonly phone: string;
  readonly wording: string;
  readonly given_at: Date;
  readonly stopped_at: Date | null;
}

const phonePlace = (shopId: string, paymentId: string): string => `shop:${shopId}:payment:${paymentId}:phone`;

export function createPhoneConsentStore(db: Queryable, box: SealedBox): PhoneConsentStore {
  return {
    async find(shopId, paymentId) {
      const text = `select phone, wording, given_at, stopped_at from phone_consent
        where shop_id = $1 and payment_id = $2 and phone is not null`;
      const values = [shopId, paymentId];
      const row = await firstRow<ConsentRow>(db, { name: "phone-consent-find", text, values });
      if (!row) return null;
      const { wording, given_at: givenAt, stopped_at: stoppedAt } = row;
      return {
        phone: openOrThrow(box, row.phone, phonePlace(shopId, paymentId)),
        wording,
        givenAt,
        stoppedAt,
      };
    },

    async stop(phoneDigest, at) {
      const text = `update phone_consent set stopped_at = $2 where phone_digest = $1 and stopped_at is null`;
      return (await db.query({ name: "phone-consent-stop", text, values: [phoneDigest, at] })).rowCount ?? 0;
    },
  };
}

export function phoneConsentWrites(client: Queryable, box: SealedBox): PhoneConsentTransaction {
  return {
    async savePhoneConsent(shopId, paymentId, { phone, phoneDigest, wording, givenAt }) {
      const text = `insert into phone_consent (payment_id, shop_id, phone, phone_digest, wording, given_at)
        values ($2, $1, $3, $4, $5, $6)
        on conflict (payment_id) do update set phone = excluded.phone, phone_digest = excluded.phone_digest,
          wording = excluded.wording, given_at = excluded.given_at, stopped_at = null
        where phone_consent.shop_id = $1`;
      const sealed = box.seal(phone, phonePlace(shopId, paymentId));
      const values = [shopId, paymentId, sealed, phoneDigest, wording, givenAt];
      await client.query({ name: "phone-consent-save", text, values });
    },
  };
}
