import type { Country, Method } from "./method.ts";

/** A field of a gateway's settings form. Saved secrets are never sent back: only whether there is one. */
export interface SetupField {
  readonly name: string;
  /** Label and help by language. */
  readonly words: Readonly<Record<"en" | "es" | "zh-CN", { readonly label: string; readonly help: string }>>;
  readonly isSecret: boolean;
  readonly maxLength: number;
  readonly isSaved: boolean;
}

export interface SetupAccount {
  readonly mode: "live" | "test";
  readonly isSaved: boolean;
  /** The gateway's own id of the merchant, from the last check. */
  readonly merchantId: string | null;
  readonly country: Country | null;
  readonly methods: readonly Method[];
  readonly checkedAt: Date | null;
  /** Where the gateway must send its webhooks; null until saved. */
  readonly webhookUrl: string | null;
  readonly fields: readonly SetupField[];
}

/** The non-embedded set-up page of the payments app, one gateway at a time. */
export interface SetupPage {
  readonly shopDomain: string;
  readonly gateway: { readonly id: string; readonly name: string };
  /** All gateways that can be connected, this one included. */
  readonly gateways: readonly { readonly id: string; readonly name: string; readonly isSaved: boolean }[];
  readonly accounts: readonly SetupAccount[];
  /** Shopify has been told that the app is ready to take payments. */
  readonly isReady: boolean;
}

export type SetupFormError =
  | "field_missing"
  | "field_too_long"
  | "field_malformed"
  | "credentials_refused"
  | "account_blocked"
  | "gateway_unreachable"
  | "country_not_served"
  | "live_token_in_test"
  | "test_token_in_live"
  | "session_expired";
