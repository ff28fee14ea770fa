/** What somebody did by hand. `actor` is a name of the shop's staff or of our own software, never an e-mail. */
export interface AuditEntry {
  readonly shopId: string;
  readonly paymentId: string | null;
  readonly actor: string;
  readonly verb: string;
  /** What was acted on, as `kind:id`. */
  readonly subject: string;
  readonly reason: string | null;
  readonly before: AuditState | null;
  readonly after: AuditState | null;
}

export type AuditState = Readonly<Record<string, string | number | boolean | null>>;
