import type pg from "pg";

const tables = ["payment", "voucher", "fact", "inbox", "shop_request", "shop_sync", "alert"];

/** How much is stored, table by table: equal before and after means that nothing was. */
export async function countRows(pool: pg.Pool): Promise<Record<string, number>> {
  const counted = tables.map(async (table) => {
    const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    return [table, rows[0]?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counted));
}
