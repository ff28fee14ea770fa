import type { PeopleStore, PersonQuery } from "../ports/order-store.ts";
import type { Queryable } from "./database.ts";
import { eraseProofFiles } from "./proof-rows.ts";

/** A person's payments: by the keyed digest of the e-mail, and by the orders the shop names. */
const ofPerson = `payment.shop_id = shop.id and shop.domain = $1
  and (payment.buyer_digest = $2 or payment.session_gid = any($3::text[]))`;

const valuesOf = (domain: string, { digest, orderGids }: PersonQuery): unknown[] => [
  domain,
  digest,
  orderGids,
];

/** What we hold of one person in one shop. Needs no installed app: the duty outlives it. */
export function createPeopleStore(db: Queryable): PeopleStore {
  return {
    async list(domain, person) {
      const text = `select payment.session_id from payment, shop where ${ofPerson}
        and (payment.buyer is not null or exists (select from voucher where payment_id = payment.id and document is not null)
          or exists (select from cash_refund where payment_id = payment.id and bank_account is not null)
          or exists (select from phone_consent where payment_id = payment.id and phone is not null)
          or exists (select from proof where payment_id = payment.id and file is not null))
        order by payment.created_at`;
      const { rows } = await db.query<{ session_id: string }>({
        name: "person-list",
        text,
        values: valuesOf(domain, person),
      });
      return rows.map((row) => row.session_id);
    },

    async redact(domain, person) {
      const text = `with paid as (
          update payment set buyer = null, buyer_digest = null from shop where ${ofPerson} returning payment.id
        ), vouchers as (update voucher set document = null from paid where voucher.payment_id = paid.id),
        ${eraseProofFiles},
        phones as (update phone_consent set phone = null, phone_digest = null from paid where payment_id = paid.id)
        select id from paid`;
      const values = valuesOf(domain, person);
      return (await db.query({ name: "person-redact", text, values })).rowCount ?? 0;
    },
  };
}
