import type { GatewayDefinition } from "./definition.ts";
import { dlocal } from "./dlocal/index.ts";
import { mercadoPago } from "./mercado-pago/index.ts";
import { pagoEfectivo } from "./pagoefectivo/index.ts";

/** Every gateway of the product, one line each. */
export const gatewayDefinitions: readonly GatewayDefinition[] = [mercadoPago, pagoEfectivo, dlocal];
