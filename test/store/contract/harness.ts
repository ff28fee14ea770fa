import type { Container } from "../../../app/container.server.ts";
import type { Job } from "../../../app/ports/jobs.ts";
import type { AlertKind } from "../../../app/ports/records.ts";

/** The store ports that flows of a payment use. */
export type ContractStores = Pick<
  Container,
  | "sessions"
  | "payments"
  | "vouchers"
  | "accounts"
  | "inbox"
  | "shopSync"
  | "requests"
  | "alerts"
  | "exceptions"
  | "watch"
  | "refunds"
  | "circuits"
  | "settings"
  | "transactions"
> & { readonly shops: Pick<Container["shops"], "findByDomain" | "install" | "uninstall"> };

/** One store, whatever it is made of, and what the battery must see of it beside its ports. */
export interface StoreHarness {
  readonly stores: ContractStores;
  /** The clock that leases are measured by. */
  now(): Date;
  newId(): string;
  /** Makes every lease run out, as time would. */
  letLeasesEnd(): Promise<void>;
  /** Jobs that wait, in the order they were written. */
  jobs(): Promise<readonly Job[]>;
  openAlerts(): Promise<
    readonly { readonly kind: AlertKind; readonly key: string; readonly times: number }[]
  >;
  close(): Promise<void>;
}
