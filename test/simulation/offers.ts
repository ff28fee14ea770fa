import type { Clearing } from "../../app/domain/grace.ts";
import { money } from "../../app/domain/money.ts";
import type { Offer, OfferedRefund } from "../../app/ports/offer.ts";
import type { GatewayHabits } from "./gateway-model.ts";

const sourced = { source: "invented for the simulation", checkedOn: "2026-11-25" };

type Given = Pick<Offer, "voucherLife" | "refund" | "clearing">;

const unstated = {
  fees: { ...sourced, percent: null, fixed: null, note: "" },
  settlement: { ...sourced, businessDays: null, note: "" },
};

function efecty(given: Given): Offer {
  return {
    ...{ method: "efecty", country: "CO", currency: "COP", decimals: 0, documents: ["CC"] },
    ...{ ...unstated, ...sourced, ...given, confirmationMinutes: 0 },
    limits: { min: money(100_000n, "COP"), max: money(900_000_000n, "COP") },
  };
}

function pagoefectivo(given: Given): Offer {
  return {
    ...{ method: "pagoefectivo", country: "PE", currency: "PEN", decimals: 2, documents: [] },
    ...{ ...unstated, ...sourced, ...given, confirmationMinutes: 5 },
    limits: { min: money(100n, "PEN"), max: money(9_000_000n, "PEN") },
  };
}

function refunds(ability: OfferedRefund["ability"], windowDays: number | null = null): OfferedRefund {
  const paidTo = ability === "none" ? null : "wallet";
  return { ...sourced, ability, windowDays, paidTo, usualDays: null };
}

/** Three gateways that differ where it matters, after Mercado Pago, PagoEfectivo and dLocal. */
export function gatewayKinds(
  maxHours: number,
): readonly { readonly habits: GatewayHabits; readonly offers: readonly Offer[] }[] {
  const voucherLife = { minHours: 1, maxHours };
  const slow: Clearing = { hours: 12, businessDays: 2 };
  const fast: Clearing = { hours: 2, businessDays: 0 };
  return [
    {
      habits: { id: "like-mercado-pago", recovers: true, cancels: true, refundsAtOnce: true, clearing: slow },
      offers: [
        efecty({ voucherLife, refund: refunds("partial", 180), clearing: slow }),
        pagoefectivo({ voucherLife, refund: refunds("full_only"), clearing: slow }),
      ],
    },
    {
      habits: {
        id: "like-pagoefectivo",
        recovers: false,
        cancels: true,
        refundsAtOnce: true,
        clearing: fast,
      },
      offers: [pagoefectivo({ voucherLife, refund: refunds("none"), clearing: fast })],
    },
    {
      habits: { id: "like-dlocal", recovers: true, cancels: false, refundsAtOnce: false, clearing: fast },
      offers: [efecty({ voucherLife, refund: refunds("partial"), clearing: fast })],
    },
  ];
}
