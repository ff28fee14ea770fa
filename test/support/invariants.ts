import { expect } from "vitest";
import { findByHandFaults } from "./invariants/by-hand.ts";
import { findCrossShopRows } from "./invariants/cross-shop.ts";
import { findInboxFaults, findSyncFaults } from "./invariants/left-work.ts";
import { findLateMoneyFaults } from "./invariants/late-money.ts";
import { findLedgerFaults } from "./invariants/ledger.ts";
import { findOrderFaults } from "./invariants/orders.ts";
import { findPaymentFaults } from "./invariants/payments.ts";
import { findCashRefundFaults, findRefundFaults } from "./invariants/refunds.ts";
import type { InvariantScope } from "./invariants/scope.ts";
import { findShopFaults } from "./invariants/shop.ts";
import { findGatewayFaults, findVoucherFaults } from "./invariants/vouchers.ts";

/**
 * What must hold whatever happened. Every suite that moves payments ends with this; a test that passes its own
 * assertions but breaks one of these fails. Call it when no job is due any more.
 */
export async function checkInvariants(scope: InvariantScope): Promise<void> {
  const found = await Promise.all([
    findLedgerFaults(scope.pool),
    findPaymentFaults(scope.pool),
    findVoucherFaults(scope.pool),
    findLateMoneyFaults(scope.pool),
    findInboxFaults(scope.pool),
    findSyncFaults(scope.pool),
    findRefundFaults(scope.pool),
    findCashRefundFaults(scope.pool),
    findByHandFaults(scope.pool),
    findCrossShopRows(scope.pool),
    scope.shopify ? findShopFaults(scope.pool, scope.shopify) : [],
    scope.shopify ? findOrderFaults(scope.pool, scope.shopify) : [],
    findGatewayFaults(scope.pool, scope),
  ]);
  expect(found.flat(), "broken invariants").toEqual([]);
}
