/** How to draw the machine-readable code, only when the gateway says so: a wrong barcode is worse than none. */
export interface Barcode {
  readonly symbology: "code128" | "itf" | "qr";
  /** Exactly what the gateway says to encode. */
  readonly content: string;
}

/** What the shopper needs at the counter, as the gateway returned it. Absent means the gateway did not say. */
export interface VoucherDetails {
  /** The number to dictate: Efecty's reference, PagoEfectivo's CIP. */
  readonly reference: string | null;
  /** Efecty's convenio: the agreement under which the counter finds the reference. */
  readonly agreementCode: string | null;
  readonly agreementName: string | null;
  readonly barcode: Barcode | null;
  /** The gateway's own page for this voucher: a second way, never framed. */
  readonly hostedUrl: string | null;
  readonly expiresAt: Date;
}
