/** A cash network a shopper can pay at. */
export type Method = "efecty" | "pagoefectivo";

export const methods: readonly Method[] = ["efecty", "pagoefectivo"];

export type Country = "CO" | "PE";

/** IANA zone in which shoppers of a country read a deadline. Neither country has summer time. */
export const timeZoneOf: Record<Country, string> = { CO: "America/Bogota", PE: "America/Lima" };

/** The networks' own sites, where they list their points: the front pages, because deeper links move (2026-11). */
export const finderOf: Record<Method, string> = {
  efecty: "https://www.efecty.com.co/",
  pagoefectivo: "https://www.pagoefectivo.pe/",
};
