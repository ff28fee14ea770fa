import type { Country, Method } from "./method.ts";
import type { SetupAccount } from "./setup-page.ts";
import type { ProbeOutcome } from "./webhook-health.ts";

/** One way to pay that a gateway offers in a country, for a merchant who chooses. */
export interface GatewayOffer {
  readonly method: Method;
  readonly country: Country;
  readonly maxLifeHours: number;
  readonly confirmationMinutes: number;
  /** Whether the gateway gives money back itself. */
  readonly canRefund: boolean;
}

export interface GatewayChoice {
  readonly id: string;
  readonly name: string;
  readonly offers: readonly GatewayOffer[];
}

/** An account that is connected, without anything secret. */
export interface ConnectedAccount {
  readonly id: string;
  readonly gatewayId: string;
  readonly gatewayName: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  readonly merchantId: string;
  readonly checkedAt: Date;
  /** The lower number is tried first. */
  readonly priority: number;
}

export interface AccountsPage {
  readonly gateways: readonly GatewayChoice[];
  readonly accounts: readonly ConnectedAccount[];
}

/** The forms of one gateway's accounts. */
export interface AccountFormsPage {
  readonly gateway: GatewayChoice;
  readonly forms: readonly SetupAccount[];
}

/** Where a gateway rings for one account, and whether that was seen to lead here. */
export interface WebhookAddress {
  readonly accountId: string;
  readonly gatewayName: string;
  readonly mode: "live" | "test";
  readonly country: Country;
  readonly address: string;
  readonly probedAt: Date | null;
  readonly outcome: ProbeOutcome | null;
  /** When the gateway rang last. */
  readonly heardAt: Date | null;
}
