import type { Country } from "./method.ts";
import type { Money } from "./money.ts";
import type { ExpiryPolicy } from "./order-settings.ts";
import type { PaymentState } from "./payment-state.ts";
import type { ShopSettings } from "./shop-settings.ts";

/** The manual payment method by which a shop takes cash. */
export interface ManualMethodPage {
  readonly methodNames: readonly string[];
  /** Of the live accounts: in whose words the method is described. */
  readonly countries: readonly Country[];
}

/** The newest order that was placed by the manual method. */
export interface LatestOrder {
  readonly startedAt: Date;
  readonly amount: Money;
  readonly state: PaymentState;
  /** The shopper's page. */
  readonly payUrl: string;
  /** Null while there is no number yet. */
  readonly reference: string | null;
  readonly country: Country | null;
}

export interface FirstOrderPage {
  readonly order: LatestOrder | null;
  readonly methodNames: readonly string[];
  /** Money came for some order before. */
  readonly isProved: boolean;
}

/** What a connected gateway bounds, or adds by itself. */
export interface GatewayTimes {
  readonly gatewayName: string;
  readonly country: Country;
  readonly minHours: number;
  readonly maxHours: number;
  /** How long after the deadline money may still arrive that was paid in time. */
  readonly graceHours: number;
  readonly graceBusinessDays: number;
}

export interface SettingsPage {
  readonly settings: ShopSettings;
  readonly expiryPolicy: ExpiryPolicy;
  readonly times: readonly GatewayTimes[];
}
