/** A merchant at dLocal. Keys here are invented and open nothing. */
export interface Merchant {
  readonly login: string;
  readonly transKey: string;
  readonly secretKey: string;
  /** Shown at the counter as the shop that collects. */
  readonly name: string;
  readonly countries: readonly ("CO" | "PE")[];
}

export const colombianMerchant: Merchant = {
  login: "c0login0000",
  transKey: "c0transkey",
  secretKey: "c0".repeat(20),
  name: "Tienda Cafetal",
  countries: ["CO"],
};

export const peruvianMerchant: Merchant = {
  login: "e0login0000",
  transKey: "e0transkey",
  secretKey: "e0".repeat(20),
  name: "Tienda Quinua",
  countries: ["PE"],
};

export const defaultMerchants: readonly Merchant[] = [colombianMerchant, peruvianMerchant];
