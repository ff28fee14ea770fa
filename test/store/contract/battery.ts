import { afterAll, beforeAll, describe } from "vitest";
import type { StoreHarness } from "./harness.ts";
import { describeAccounts, describeAlerts, describeInbox } from "./inbox-and-alerts.ts";
import { describeSessions } from "./sessions.ts";
import { describeShopMessages, describeShopRequests } from "./shop-messages.ts";
import { describeBookings, describeTransactions } from "./transactions.ts";
import { describeAskedVouchers, describeIssuedVouchers, describeOthersVouchers } from "./vouchers.ts";

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
    describeAskedVouchers(open);
    describeIssuedVouchers(open);
    describeOthersVouchers(open);
    describeTransactions(open);
    describeBookings(open);
    describeShopMessages(open);
    describeShopRequests(open);
    describeInbox(open);
    describeAlerts(open);
    describeAccounts(open);
  });
}
