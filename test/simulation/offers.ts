import { money } from "../../app/domain/money.ts";
import type { Offer } from "../../app/ports/gateway.ts";
import type { GatewayHabits } from "./gateway-model.ts";

const source = { source: "invented for the simulation", checkedOn: "2026-11-25" };

function efecty(maxHours: number, refund: Offer["refund"]): Offer {
  return {
    ...{
      method: "efecty",
      country: "CO",
      currency: "COP",
      decimals: 0,
      documents: ["CC"],
      refund,
      ...source,
    },
    limits: { min: money(100_000n, "COP"), max: money(900_000_000n, "COP") },
    voucherLife: { minHours: 1, maxHours },
    confirmationMinutes: 0,
  };
}

function pagoefectivo(maxHours: number, refund: Offer["refund"]): Offer {
  return {
    ...{
      method: "pagoefectivo",
      country: "PE",
      currency: "PEN",
      decimals: 2,
      documents: [],
      refund,
      ...source,
    },
    limits: { min: money(100n, "PEN"), max: money(9_000_000n, "PEN") },
    voucherLife: { minHours: 1, maxHours },
    confirmationMinutes: 5,
  };
}

/** Three gateways that differ where it matters, after Mercado Pago, PagoEfectivo and dLocal. */
export function gatewayKinds(
  maxHours: number,
): readonly { readonly habits: GatewayHabits; readonly offers: readonly Offer[] }[] {
  return [
    {
      habits: { id: "like-mercado-pago", recovers: true, cancels: true },
      offers: [efecty(maxHours, "partial"), pagoefectivo(maxHours, "full_only")],
    },
    {
      habits: { id: "like-pagoefectivo", recovers: false, cancels: true },
      offers: [pagoefectivo(maxHours, "none")],
    },
    { habits: { id: "like-dlocal", recovers: true, cancels: false }, offers: [efecty(maxHours, "none")] },
  ];
}
