/** What the one offsite payments extension declares in `supported_payment_methods` and its buyer contexts. */
export interface OffsiteMethod {
  readonly handle: string;
  readonly label: string;
  readonly currency: string;
  readonly country: string;
}

const methods: readonly OffsiteMethod[] = [
  { handle: "efecty", label: "Efecty", currency: "COP", country: "CO" },
  { handle: "pagoefectivo", label: "PagoEfectivo", currency: "PEN", country: "PE" },
];

/** The methods Shopify would show to this buyer: outside a buyer context a method is hidden. */
export function methodsFor(currency: string, country: string): readonly OffsiteMethod[] {
  return methods.filter((method) => method.currency === currency && method.country === country);
}
