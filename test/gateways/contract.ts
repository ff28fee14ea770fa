import { describe } from "vitest";
import { describeExtending } from "./contract/extending.ts";
import { describeFailures } from "./contract/failures.ts";
import { describeIssuing } from "./contract/issuing.ts";
import { describeLife } from "./contract/life.ts";
import { describeOffers } from "./contract/offers.ts";
import { describeRefunds } from "./contract/refunds.ts";
import { describeSecrecy } from "./contract/secrecy.ts";
import { describeWebhooks } from "./contract/webhooks.ts";
import { openBench, type GatewayHarness } from "./contract/harness.ts";

/** What every gateway promises. A gateway's own test starts its sandbox in a harness and runs this. */
export function runGatewayContract(harness: GatewayHarness): void {
  describe(`${harness.definition.id} keeps the promises of a gateway:`, () => {
    const bench = openBench(harness);
    describeOffers(bench);
    describeIssuing(bench);
    describeFailures(bench);
    describeLife(bench);
    describeExtending(bench);
    describeRefunds(bench);
    describeWebhooks(bench);
    describeSecrecy(bench);
  });
}
