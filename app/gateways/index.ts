import type { GatewayDefinition } from "./definition.ts";
import { mercadoPago } from "./mercado-pago/index.ts";

/** Every gateway of the product, one line each. */
export const gatewayDefinitions: readonly GatewayDefinition[] = [mercadoPago];
