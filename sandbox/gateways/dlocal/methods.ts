export type MethodId = "EY" | "EF";

/** A cash method as the country pages list it. Limits in hundredths are invented: dLocal publishes none. */
export interface CashMethod {
  readonly id: MethodId;
  readonly name: string;
  readonly country: "CO" | "PE";
  readonly currency: "COP" | "PEN";
  readonly wholeUnitsOnly: boolean;
  readonly min: bigint;
  readonly max: bigint;
  readonly document: RegExp;
  /** When a ticket runs out on its last day, in hours and minutes of UTC−5 (samples of both country pages). */
  readonly lastMinute: string;
  readonly providerName: string;
}

export const cashMethods: Readonly<Record<MethodId, CashMethod>> = {
  EY: {
    id: "EY",
    name: "Efecty",
    country: "CO",
    currency: "COP",
    wholeUnitsOnly: true,
    min: 5_000_00n,
    max: 4_000_000_00n,
    document: /^\d{6,11}$/,
    lastMinute: "21:59",
    providerName: "efecty",
  },
  EF: {
    id: "EF",
    name: "Pago Efectivo",
    country: "PE",
    currency: "PEN",
    wholeUnitsOnly: false,
    min: 5_00n,
    max: 10_000_00n,
    document: /^(\d{8,9}|\d{11})$/,
    lastMinute: "23:59",
    providerName: "PagoEfectivo",
  },
};

export function findMethod(id: string | null): CashMethod | undefined {
  return Object.values(cashMethods).find((method) => method.id === id);
}
