/** A pretend shop. Data, not code: a third shop is one more entry. */
export interface Shop {
  readonly domain: string;
  readonly id: number;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  /** Language of the merchant's admin, sent as `merchant_locale`. */
  readonly merchantLocale: string;
  /** What its merchant called the manual payment method. */
  readonly manualMethod: string;
  readonly product: Product;
  /** What the checkout form starts with. Invented. */
  readonly buyer: Buyer;
}

export interface Product {
  readonly title: string;
  readonly description: string;
  /** Decimal text in the shop's currency; the last ones are awkward on purpose. */
  readonly prices: readonly { readonly label: string; readonly amount: string }[];
}

export interface Buyer {
  readonly email: string;
  readonly phone: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly line1: string;
  readonly city: string;
  readonly province: string;
  readonly provinceCode: string;
  readonly postalCode: string;
  readonly country: string;
}

const bogota: Shop = {
  domain: "tienda-bogota.myshopify.com",
  id: 71001,
  name: "Tienda Bogotá",
  country: "CO",
  currency: "COP",
  merchantLocale: "es",
  manualMethod: "Pago en efectivo (Efecty)",
  product: {
    title: "Café de origen, Huila",
    description: "Washed arabica, whole bean. Roasted on Tuesdays.",
    prices: [
      { label: "250 g", amount: "38900.00" },
      { label: "500 g", amount: "72500.00" },
      { label: "Sample with centavos", amount: "12345.50" },
      { label: "Too small for cash", amount: "900.00" },
      { label: "Too large for cash", amount: "19500000.00" },
    ],
  },
  buyer: {
    email: "comprador@example.com",
    phone: "+573001234567",
    givenName: "Ana",
    familyName: "Gómez",
    line1: "Calle 10 # 20-30",
    city: "Bogotá",
    province: "Bogotá, D.C.",
    provinceCode: "DC",
    postalCode: "110111",
    country: "CO",
  },
};

const lima: Shop = {
  domain: "tienda-lima.myshopify.com",
  id: 71002,
  name: "Tienda Lima",
  country: "PE",
  currency: "PEN",
  merchantLocale: "es",
  manualMethod: "Pago en efectivo (PagoEfectivo)",
  product: {
    title: "Chompa de alpaca",
    description: "Knitted in Puno, one size, natural dye.",
    prices: [
      { label: "Plain", amount: "189.00" },
      { label: "Striped", amount: "214.90" },
      { label: "Button, odd cents", amount: "7.37" },
      { label: "Too small for cash", amount: "0.50" },
      { label: "Too large for cash", amount: "9999999.99" },
    ],
  },
  buyer: {
    email: "compradora@example.com",
    phone: "+51987654321",
    givenName: "Rosa",
    familyName: "Quispe",
    line1: "Av. Larco 345",
    city: "Lima",
    province: "Lima",
    provinceCode: "PE-LIM",
    postalCode: "15074",
    country: "PE",
  },
};

export const shops: readonly Shop[] = [bogota, lima];

export function findShop(domain: string): Shop | undefined {
  return shops.find((shop) => shop.domain === domain);
}
