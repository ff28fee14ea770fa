export type MethodId = "efecty" | "pagoefectivo_atm";

/** What `GET /v1/payment_methods` says of one method; limits in hundredths (devsite-docs samples, 2026-09). */
export interface CashMethod {
  readonly id: MethodId;
  readonly name: string;
  readonly siteId: "MCO" | "MPE";
  readonly countryId: "CO" | "PE";
  readonly currencyId: "COP" | "PEN";
  readonly paymentTypeId: "ticket" | "atm";
  readonly min: bigint;
  readonly max: bigint;
  readonly accreditationMinutes: number;
  /** COP has centavos on paper, but the API takes whole pesos only. */
  readonly wholeUnitsOnly: boolean;
  readonly partialRefunds: boolean;
  readonly refundDays: number;
  readonly financialInstitution: string;
}

export const cashMethods: Readonly<Record<MethodId, CashMethod>> = {
  efecty: {
    id: "efecty",
    name: "Efecty",
    siteId: "MCO",
    countryId: "CO",
    currencyId: "COP",
    paymentTypeId: "ticket",
    min: 5_000_00n,
    max: 4_000_000_00n,
    accreditationMinutes: 0,
    wholeUnitsOnly: true,
    partialRefunds: true,
    refundDays: 180,
    financialInstitution: "",
  },
  pagoefectivo_atm: {
    id: "pagoefectivo_atm",
    name: "PagoEfectivo",
    siteId: "MPE",
    countryId: "PE",
    currencyId: "PEN",
    paymentTypeId: "atm",
    min: 5_00n,
    max: 10_000_00n,
    accreditationMinutes: 2880,
    wholeUnitsOnly: false,
    partialRefunds: false,
    refundDays: 90,
    financialInstitution: "PagoEfectivo",
  },
};

/** The method with that id on that site; undefined when unknown or of another country. */
export function findMethod(id: string, siteId: string): CashMethod | undefined {
  return methodsOf(siteId).find((method) => method.id === id);
}

export function methodsOf(siteId: string): CashMethod[] {
  return Object.values(cashMethods).filter((method) => method.siteId === siteId);
}
