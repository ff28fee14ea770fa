import type { Currency } from "../domain/currency.ts";
import type { FactKind, FactSource } from "../domain/fact.ts";
import type { LedgerAccount } from "../domain/ledger.ts";
import type { Money } from "../domain/money.ts";
import type { ProofMediaType } from "../domain/proof.ts";
import type { Told } from "../domain/shop-message.ts";
import type { AuditEntry } from "./audit.ts";
import type { OpenException } from "./exceptions.ts";
import type { Payment } from "./records.ts";

/** Everything about one payment that a person needs to decide, and nothing about who the buyer is. */
export interface PaymentFile {
  readonly facts: readonly FileFact[];
  readonly ledger: readonly { readonly account: LedgerAccount; readonly sum: Money }[];
  readonly shop: {
    readonly told: Told;
    readonly toldAt: Date | null;
    readonly lastError: string | null;
    readonly deadAt: Date | null;
  } | null;
  readonly audit: readonly (AuditEntry & { readonly at: Date })[];
  readonly exceptions: readonly OpenException[];
  readonly proofs: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly amount: Money;
    readonly reference: string;
    readonly note: string | null;
    /** Of the file that was shown; null when there was none. */
    readonly mediaType: ProofMediaType | null;
    /** False too when it was erased for a person's privacy. */
    readonly hasFile: boolean;
    readonly addedBy: string;
    readonly addedAt: Date;
  }[];
}

export interface FileFact {
  readonly recordedAt: Date;
  readonly kind: FactKind;
  readonly attempt: number;
  readonly source: FactSource;
  readonly gatewayPaymentId: string | null;
  readonly amount: { readonly minor: bigint; readonly currency: Currency } | null;
  /** By the gateway's clock. */
  readonly occurredAt: Date | null;
  readonly reason: string | null;
}

export interface PaymentFileStore {
  /** A session id is the shop's own: two shops could send the same one. */
  findBySession(sessionId: string): Promise<readonly Payment[]>;
  read(shopId: string, paymentId: string): Promise<PaymentFile>;
}
