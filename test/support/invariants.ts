import { expect } from "vitest";
import { findByHandFaults } from "./invariants/by-hand.ts";
import { findCrossShopRows } from "./invariants/cross-shop.ts";
import { findGatewayFaults } from "./invariants/gateways.ts";
import { readSnapshot } from "./invariants/read-snapshot.ts";
import { findOrderFaults } from "./invariants/orders.ts";
import { findCashRefundFaults, findRefundFaults } from "./invariants/refunds.ts";
import { rules } from "./invariants/rules.ts";
import type { InvariantScope } from "./invariants/scope.ts";
import { findShopFaults } from "./invariants/shop.ts";

/**
 * What must hold whatever happened. Every suite that moves payments ends with this; a test that passes its own
 * assertions but breaks one of these fails. Call it when no job is due any more.
 */
export async function checkInvariants(scope: InvariantScope): Promise<void> {
  expect(await findBrokenInvariants(scope), "broken invariants").toEqual([]);
}

/** One sentence for each broken rule. */
export async function findBrokenInvariants(scope: InvariantScope): Promise<string[]> {
  const snapshot = await readSnapshot(scope.pool);
  const found = await Promise.all([
    findRefundFaults(scope.pool),
    findCashRefundFaults(scope.pool),
    findByHandFaults(scope.pool),
    findCrossShopRows(scope.pool),
    scope.shopify ? findOrderFaults(scope.pool, scope.shopify) : [],
    findGatewayFaults(scope.pool, scope),
  ]);
  return [
    ...rules.flatMap((find) => find(snapshot)),
    ...(scope.shopify ? findShopFaults(snapshot, scope.shopify) : []),
    ...found.flat(),
  ];
}
