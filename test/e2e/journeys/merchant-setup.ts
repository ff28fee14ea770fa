import { describe, expect, test } from "vitest";
import { peruvianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import { lima } from "../../support/processes.ts";
import { expectUsable } from "../accessibility.ts";
import type { Stage } from "../stage.ts";

/** Runs in a shop that has never seen the app, and leaves it taking cash. */
export function describeMerchantSetup(stage: () => Stage): void {
  describe("a merchant", () => {
    test("installs the app, corrects a wrong token, finishes and switches cash on, by clicks alone", async () => {
      const page = await stage().open({ locale: "en-US" });
      await page.goto(`${stage().world.shopify.url}/admin/${lima}`);
      await page.getByTestId("install-app").click();
      await page.getByTestId("approve-install").click();
      await page.getByRole("heading", { level: 1, name: "Take cash with Mercado Pago" }).waitFor();
      await expectUsable(page);

      const token = page.locator("#live-new-access_token");
      await token.fill(peruvianSeller.accessToken.replace(/\d$/, "9"));
      await page.locator("#live-new-webhook_secret").fill(peruvianSeller.webhookSecret);
      await page.getByRole("button", { name: "Check and save" }).first().click();
      const refused = "Mercado Pago does not accept these credentials. Make a new copy and try again.";
      await page.getByRole("alert").getByText(refused).waitFor();
      expect(await page.content()).not.toContain(peruvianSeller.accessToken.slice(0, 30));
      await expectUsable(page);

      await token.fill(peruvianSeller.accessToken);
      await page.locator("#live-new-webhook_secret").fill(peruvianSeller.webhookSecret);
      await page.getByRole("button", { name: "Check and save" }).first().click();
      await page.getByText("Saved. Mercado Pago accepted these credentials.").waitFor();
      expect(await page.locator("#live-PE-webhook").innerText()).toContain(
        "/webhooks/gateways/mercado-pago/",
      );
      expect(await page.content()).not.toContain(peruvianSeller.accessToken);
      await expectUsable(page);

      await page.getByRole("button", { name: "Finish and go back to Shopify" }).click();
      await page.getByTestId("app-ready").getByText("ready", { exact: true }).waitFor();
      expect(await page.getByTestId("external-handle").innerText()).toBe(String(peruvianSeller.userId));
      await page.getByTestId("activate").click();
      await expect.poll(() => page.getByTestId("app-active").innerText()).toBe("on");
      await page.context().close();
    });
  });
}
