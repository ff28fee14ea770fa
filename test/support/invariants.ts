import { expect } from "vitest";
import { readSnapshot } from "./invariants/read-snapshot.ts";
import { rules } from "./invariants/rules.ts";
import type { InvariantScope } from "./invariants/scope.ts";
import { findShopFaults } from "./invariants/shop.ts";
import { findGatewayFaults } from "./invariants/vouchers.ts";

/**
 * What must hold whatever happened. Every suite that moves payments ends with this; a test that passes its own
 * assertions but breaks one of these fails. Call it when no job is due any more.
 */
export async function checkInvariants(scope: InvariantScope): Promise<void> {
  expect(await findBrokenInvariants(scope), "broken invariants").toEqual([]);
}

/** One sentence for each broken rule. */
export async function findBrokenInvariants({
  pool,
  shopify,
  mercadoPago,
}: InvariantScope): Promise<string[]> {
  const snapshot = await readSnapshot(pool);
  return [
    ...rules.flatMap((find) => find(snapshot)),
    ...(shopify ? findShopFaults(snapshot, shopify) : []),
    ...(mercadoPago ? findGatewayFaults(snapshot, mercadoPago) : []),
  ];
}
