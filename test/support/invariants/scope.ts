import type pg from "pg";
import type { MercadoPagoSandbox } from "../../../sandbox/gateways/mercado-pago/start.ts";
import type { DlocalSandbox } from "../../../sandbox/gateways/dlocal/start.ts";
import type { ShopifySandbox } from "../../../sandbox/shopify/start.ts";

/** Where to look: our database, and what the companies around it saw, when they are there. */
export interface InvariantScope {
  readonly pool: pg.Pool;
  readonly shopify?: Pick<ShopifySandbox, "state" | "contradictions">;
  readonly mercadoPago?: Pick<MercadoPagoSandbox, "payments">;
  readonly dlocal?: Pick<DlocalSandbox, "payments">;
}

/** One sentence for each row the query finds. */
export async function sentences(pool: pg.Pool, rule: string, text: string): Promise<string[]> {
  const { rows } = await pool.query<Record<string, unknown>>(text);
  return rows.map((row) => `${rule}: ${JSON.stringify(row)}`);
}
