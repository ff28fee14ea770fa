import { afterAll, beforeAll, describe } from "vitest";
import type { StoreHarness } from "./harness.ts";
import { describeInboxAndAlerts } from "./inbox-and-alerts.ts";
import { describeSessions } from "./sessions.ts";
import { describeShopMessages } from "./shop-messages.ts";
import { describeTransactions } from "./transactions.ts";
import { describeVouchers } from "./vouchers.ts";

/**
 * What every store must do that flows run on: PostgreSQL, and the one in memory that the simulation uses. A new
 * port gets its promises here and its in-memory twin in `test/simulation/memory-store`.
 */
export function runStoreContract(name: string, openHarness: () => Promise<StoreHarness>): void {
  describe(name, () => {
    let harness: StoreHarness;
    beforeAll(async () => {
      harness = await openHarness();
    });
    afterAll(() => harness.close());
    const open = (): StoreHarness => harness;

    describeSessions(open);
    describeVouchers(open);
    describeTransactions(open);
    describeShopMessages(open);
    describeInboxAndAlerts(open);
  });
}
