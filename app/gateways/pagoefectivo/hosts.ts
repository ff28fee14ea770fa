/** Where one environment answers calls and shows its voucher pages. Without trailing slashes. */
export interface Hosts {
  readonly api: string;
  readonly pages: string;
}

/** "SPE-ECS Integracion Api CIP" 1.1; newest public evidence 2022, so asked anew before go-live (2026-11). */
export const production: Hosts = {
  api: "https://services.pagoefectivo.pe",
  pages: "https://payment.pagoefectivo.pe",
};
const integration: Hosts = {
  api: "https://pre1a.services.pagoefectivo.pe",
  pages: "https://pre1a.payment.pagoefectivo.pe",
};

/** Each environment has a host of its own; any other base URL than production's serves calls and pages alike. */
export function hostsFor(baseUrl: string, isIntegration: boolean): Hosts {
  if (baseUrl !== production.api) return { api: baseUrl, pages: baseUrl };
  return isIntegration ? integration : production;
}
