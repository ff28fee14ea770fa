import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { gatewayDefinitions } from "../../app/gateways/index.ts";
import { err } from "../../app/lib/result.ts";
import { writeFactsPage } from "../../scripts/gateway-facts/facts-page.ts";
import { findStaleFacts } from "../../scripts/gateway-facts/stale-facts.ts";

const http = () => Promise.resolve(err({ kind: "not_sent", detail: "only the data is read" } as const));
const gateways = gatewayDefinitions.map((definition) =>
  definition.create({ http, baseUrl: definition.defaultBaseUrl }),
);

it("no fact about a gateway was read more than 18 months ago", () => {
  expect(findStaleFacts(gateways, new Date())).toEqual([]);
});

it("an old fact is named, with the place to look it up", () => {
  const [gateway] = gateways;
  const [offer] = gateway?.offers ?? [];
  if (!gateway || !offer) throw new Error("no gateway");
  const today = new Date("2028-04-15T10:00:00Z");
  const fresh = { source: "https://new.example.com", checkedOn: "2026-10-15" };
  const old = { source: "https://old.example.com/fees", checkedOn: "2026-10-14" };
  const [settlement, refund] = [
    { ...offer.settlement, ...fresh },
    { ...offer.refund, ...fresh },
  ];
  const rateBudget = { ...gateway.rateBudget, ...fresh };
  const seeded = (fees: typeof fresh) => [
    {
      ...{ ...gateway, rateBudget },
      offers: [{ ...offer, ...fresh, settlement, refund, fees: { ...offer.fees, ...fees } }],
    },
  ];
  expect(findStaleFacts(seeded(fresh), today)).toEqual([]);
  expect(findStaleFacts(seeded(old), today)).toEqual([
    "app/gateways/mercado-pago: efecty in CO, fees, was read on 2026-10-14. Look it up again: https://old.example.com/fees",
  ]);
  const aged = { ...gateway, rateBudget: { ...rateBudget, ...old }, offers: [] };
  expect(findStaleFacts([aged], today)).toEqual([
    "app/gateways/mercado-pago: the rate budget, was read on 2026-10-14. Look it up again: https://old.example.com/fees",
  ]);
});

it("the guide says what the data says: run `npm run facts` after a change", () => {
  const written = readFileSync(new URL("../../docs/gateways.md", import.meta.url), "utf8");
  expect(written).toBe(writeFactsPage(gateways));
});
