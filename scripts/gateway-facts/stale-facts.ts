import type { Gateway } from "../../app/ports/gateway.ts";
import type { Offer, Sourced } from "../../app/ports/offer.ts";

export interface GatewayFacts {
  readonly id: string;
  readonly name: string;
  readonly offers: Gateway["offers"];
  readonly rateBudget: Gateway["rateBudget"];
}

/** What we hold about gateways grows old: after this long it is read again. */
const oldestMonths = 18;

/**
 * One sentence for each fact that was last read too long ago, with what it is and where to look it up. An offer's own
 * source stands for all it says; parts that carry a source of their own are judged by it.
 */
export function findStaleFacts(gateways: readonly GatewayFacts[], today: Date): string[] {
  const limit = new Date(today);
  limit.setUTCMonth(limit.getUTCMonth() - oldestMonths);
  const oldest = limit.toISOString().slice(0, 10);
  return gateways.flatMap(({ id, offers, rateBudget }) => {
    const ofOffers = offers.flatMap((offer) =>
      factsOf(offer).map(({ what, fact }) => ({
        fact,
        what: `${offer.method} in ${offer.country}, ${what}`,
      })),
    );
    return [...ofOffers, { fact: rateBudget, what: "the rate budget" }]
      .filter(({ fact }) => fact.checkedOn < oldest)
      .map(
        ({ what, fact }) =>
          `app/gateways/${id}: ${what}, was read on ${fact.checkedOn}. Look it up again: ${fact.source}`,
      );
  });
}

/** The offer itself and each part of it that says where it was read. */
export function factsOf(offer: Offer): { readonly what: string; readonly fact: Sourced }[] {
  const parts = Object.entries(offer).flatMap(([what, part]: [string, unknown]) =>
    isSourced(part) ? [{ what, fact: part }] : [],
  );
  return [{ what: "the offer", fact: offer }, ...parts];
}

function isSourced(part: unknown): part is Sourced {
  return typeof part === "object" && part !== null && "source" in part && "checkedOn" in part;
}
