import type pg from "pg";
import type { MercadoPagoSandbox } from "../../../sandbox/gateways/mercado-pago/start.ts";
import type { ShopifySandbox } from "../../../sandbox/shopify/start.ts";

/** Where to look: our database, and what the companies around it saw, when they are there. */
export interface InvariantScope {
  readonly pool: pg.Pool;
  readonly shopify?: Pick<ShopifySandbox, "state" | "contradictions">;
  readonly mercadoPago?: Pick<MercadoPagoSandbox, "payments">;
}
