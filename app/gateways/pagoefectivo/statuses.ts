import { gatewayFactKey } from "../../domain/fact.ts";
import type { Money } from "../../domain/money.ts";
import type { GatewayFact, StatusReading } from "../../ports/gateway.ts";
import type { FoundCip } from "./wire-cip.ts";
import { readTime } from "./wire-time.ts";

/**
 * 22 stands in PagoEfectivo's own samples; 21 and 23 only in a merchant's operating notes, and the number of a
 * deleted CIP nowhere (2026-11). So no number is believed against the dates beside it. "Cancelado" is Peruvian for
 * settled: 23 is PAID.
 */
export const statusTable: Readonly<Record<string, "waiting" | "expired" | "paid">> = {
  "21": "expired",
  "22": "waiting",
  "23": "paid",
};

/** Words for money that went back. None was ever seen; a person looks before goods leave on such a payment. */
const moneyBack = /extorn|anul|devol|devuel|reembols|revers/i;

/** Turns a CIP's status and dates into facts. Keys depend on the CIP alone, so a repeat makes the same facts. */
export function readStatus(cip: FoundCip, amount: Money): StatusReading {
  const paidAt = readTime(cip.datePayment);
  const removedAt = readTime(cip.dateRemoval);
  const words = `${cip.status} ${cip.statusName ?? ""}`.trim().slice(0, 100);
  const unknown: StatusReading = { meaning: "unknown", words: words || "no status" };
  const known = Object.hasOwn(statusTable, cip.status) ? statusTable[cip.status] : undefined;

  if (paidAt) {
    const isOpenOrOver = known === "waiting" || known === "expired";
    if (removedAt || isOpenOrOver || moneyBack.test(cip.statusName ?? "")) return unknown;
    // A payment date proves the money, also under a number we do not know.
    return told(confirmation(cip.cip, amount, paidAt));
  }
  if (known === "expired") return told(ending(cip.cip, "expired", readTime(cip.dateExpiry)));
  if (known === "waiting" && !removedAt) return { meaning: "waiting" };
  if (known === undefined && removedAt) return told(ending(cip.cip, "canceled", removedAt));
  return unknown;
}

function told(fact: GatewayFact): StatusReading {
  return { meaning: "told", facts: [fact] };
}

function confirmation(cip: string, amount: Money, occurredAt: Date): GatewayFact {
  const key = gatewayFactKey("pagoefectivo", cip, "confirmed");
  return { kind: "confirmed", key, gatewayPaymentId: cip, amount, occurredAt };
}

function ending(cip: string, kind: "expired" | "canceled", occurredAt: Date | null): GatewayFact {
  return { kind, key: gatewayFactKey("pagoefectivo", cip, kind), gatewayPaymentId: cip, occurredAt };
}
