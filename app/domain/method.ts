/** A cash network a shopper can pay at. */
export type Method = "efecty" | "pagoefectivo";

export const methods: readonly Method[] = ["efecty", "pagoefectivo"];

export type Country = "CO" | "PE";

/** IANA zone in which shoppers of a country read a deadline. Neither country has summer time. */
export const timeZoneOf: Record<Country, string> = { CO: "America/Bogota", PE: "America/Lima" };

/** Where a network itself lists its points, as its own site has it (visited 2026-09). */
export const finderOf: Record<Method, string> = {
  efecty: "https://www.efecty.com.co/",
  pagoefectivo: "https://www.pagoefectivo.pe/",
};
