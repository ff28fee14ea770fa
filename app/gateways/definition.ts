import type { Gateway, GatewayTools } from "../ports/gateway.ts";

/** How a gateway enters the product: its id, where it lives on the internet, and how to make it. */
export interface GatewayDefinition {
  readonly id: string;
  /** Without a trailing slash. Tests and the sandbox hand another one to `create`. */
  readonly defaultBaseUrl: string;
  create(tools: GatewayTools): Gateway;
}
