import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setUpShops } from "../../scripts/demo/set-up-shops.ts";
import { checkInvariants } from "../support/invariants.ts";
import { lima } from "../support/processes.ts";
import { settle } from "../support/settle.ts";
import { describeMails } from "./journeys/mails.ts";
import { describeMerchantSetup } from "./journeys/merchant-setup.ts";
import { describeMistakes } from "./journeys/mistakes.ts";
import { describePaying } from "./journeys/paying.ts";
import { describeRefunds } from "./journeys/refunds.ts";
import { describeSecondThoughts } from "./journeys/second-thoughts.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describeMerchantSetup(() => stage);

// People do not wait for each other, and most of a journey is waiting.
describe.concurrent("a shopper", () => {
  beforeAll(async () => {
    const { shopify } = stage.world;
    // Should the merchant above have failed, shoppers still find a shop that takes cash.
    if (!shopify.state.installations.get(lima)?.isActivated) await shopify.uninstall(lima);
    await setUpShops(stage.world);
  });

  describePaying(() => stage);
  describeMails(() => stage);
  describeRefunds(() => stage);
  describeSecondThoughts(() => stage);
  describeMistakes(() => stage);
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
