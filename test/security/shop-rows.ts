import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Every id by which something of a shop could be asked for: the newest of each table, and what links carry. */
export async function idsOfShop(pool: pg.Pool, domain: string): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
     and column_name in ('id', 'shop_id') and table_name <> 'shop' group by table_name having count(*) = 2`,
  );
  const newest = tables.map(
    ({ name }) =>
      `(select id::text from ${name} where shop_id = (select id from shop where domain = $1) order by id desc limit 1)`,
  );
  const links = [
    `(select token from payment join shop on shop.id = shop_id where domain = $1 order by payment.created_at desc limit 1)`,
    `(select session_id from payment join shop on shop.id = shop_id where domain = $1 order by payment.created_at desc limit 1)`,
    `(select id::text from shop where domain = $1)`,
    `(select domain from shop where domain = $1)`,
  ];
  const { rows } = await pool.query<{ id: string }>([...newest, ...links].join(" union "), [domain]);
  return rows.map(({ id }) => id);
}

/** All that is kept of a shop, as one text: equal texts mean that nothing was touched. */
export async function rowsOfShop(pool: pg.Pool, domain: string): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'shop_id' order by table_name`,
  );
  const parts = await Promise.all(
    tables.map(async ({ name }) => {
      const text = `select coalesce(string_agg(each::text, E'\n' order by each::text), '') as rows from ${name} each
        where shop_id = (select id from shop where domain = $1)`;
      const { rows } = await pool.query<{ rows: string }>(text, [domain]);
      return `${name}: ${rows[0]?.rows}`;
    }),
  );
  return parts.join("\n");
}

/** One of the same form that nobody has. */
export function nobodysId(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return randomUUID();
  if (/^\d{1,12}$/.test(id)) return "0";
  return id.replace(/\d/g, "9").replace(/[a-z]/gi, "q");
}
