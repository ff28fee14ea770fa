/** What the shopper typed in the request that is being answered; shown back once and kept nowhere. */
export interface TypedForm {
  readonly method: string;
  readonly email: string;
  readonly documentType: string;
  readonly documentNumber: string;
}

export const nothingTyped: TypedForm = { method: "", email: "", documentType: "", documentNumber: "" };
