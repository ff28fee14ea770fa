/** A service of a merchant at PagoEfectivo. Keys here are invented and open nothing. */
export interface Merchant {
  readonly serviceId: number;
  /** Three to five letters, told with each token. */
  readonly serviceCode: string;
  /** Shown at the counter as the shop that collects. */
  readonly name: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Hundredths of a sol; above it a CIP is refused with 511. */
  readonly maxAmount: bigint;
  /** By contract. */
  readonly maxLifeHours: number;
  /** Where PagoEfectivo's staff had notifications sent. */
  readonly notificationUrl: string | null;
}

export const quinuaService: Merchant = {
  serviceId: 1035,
  serviceCode: "QUI",
  name: "Tienda Quinua",
  accessKey: "UVVJTlVBMDAwMDAwMDAx",
  secretKey: "QUINUA+invented/key/000000000000000000e0",
  maxAmount: 372_400n,
  maxLifeHours: 72,
  notificationUrl: null,
};

export const alpacaService: Merchant = {
  serviceId: 1036,
  serviceCode: "ALP",
  name: "Tejidos Alpaca",
  accessKey: "QUxQQUNBMDAwMDAwMDAy",
  secretKey: "ALPACA+invented/key/000000000000000000e1",
  maxAmount: 372_400n,
  maxLifeHours: 72,
  notificationUrl: null,
};

export const defaultMerchants: readonly Merchant[] = [quinuaService, alpacaService];
