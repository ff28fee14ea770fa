import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../../app/i18n/language.ts";
import { colombianSeller } from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { bogota } from "../../support/processes.ts";
import { settle } from "../../support/settle.ts";
import { orderInCash } from "../order-in-cash.ts";
import { getVoucher, inColombia, payAtCounter } from "../shopper.ts";
import { openStage, type Stage } from "../stage.ts";
import { expectUsablePanel, openPanel, panelIn } from "./open-panel.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The panel, with what its merchant did counted. */
function hands(panel: FrameLocator) {
  const acts: string[] = [];
  return {
    acts,
    async press(name: string, role: "button" | "link" = "button") {
      acts.push(name);
      await panel.getByRole(role, { name, exact: true }).first().click();
    },
    async type(field: string, text: string) {
      acts.push(field);
      await panel.locator(`input[name="${field}"]`).first().fill(text);
    },
  };
}

const stepStates = (panel: FrameLocator) =>
  panel.locator("[data-step]").evaluateAll((steps) => steps.map((step) => step.getAttribute("data-state")));

async function payAsShopper(page: Page): Promise<void> {
  await orderInCash(stage, page, bogota);
  await payAtCounter(stage, await getVoucher(page, inColombia("es")));
}

test("a newcomer gets from install to a paid test order without leaving the panel, in some fifteen acts", async () => {
  const page = await stage.open();
  await page.goto(`${stage.world.shopify.url}/admin/${bogota}/apps/store`);
  await page.getByTestId("install-store-app").click();
  const panel = panelIn(page);
  const { press, type, acts } = hands(panel);
  await panel.getByRole("heading", { level: 1 }).waitFor();
  expect(await stepStates(panel)).toEqual(["done", "next", "later", "later", "later", "later"]);

  await press("Elegir una pasarela", "link");
  await press("Conectar Mercado Pago", "link");
  await type("field.access_token", colombianSeller.accessToken);
  await type("field.webhook_secret", colombianSeller.webhookSecret);
  await press("Revisar y guardar");
  await press("Seguir con la dirección", "link");
  await press("Comprobar ahora");
  await panel.getByText("La dirección llega hasta aquí.").waitFor();
  await press("Volver a los pasos", "link");
  await press("Crear el método", "link");
  await press("Guardar los nombres");
  await press("Seguir con el pedido de prueba", "link");
  await panel.getByText("Esperando un pedido").waitFor();

  const shopper = await stage.open();
  await payAsShopper(shopper);
  await panel.locator('[data-state="paid"]').waitFor({ timeout: 30_000 });
  await press("Volver a los pasos", "link");
  await panel.locator('[data-step="live"][data-state="done"]').waitFor();
  expect(await stepStates(panel)).toEqual(Array<string>(6).fill("done"));
  expect(acts.length).toBeLessThanOrEqual(15);
  console.info(`from install to live: ${acts.length + 1} acts in the panel`);
  await shopper.context().close();
  await page.context().close();
});

const paths = [
  "",
  "/accounts",
  "/accounts/mercado-pago",
  "/webhooks",
  "/method",
  "/test-order",
  "/settings",
  "/messages",
];

test.each(languages)("in %s every page of the panel is usable by everybody", async (locale) => {
  const page = await stage.open();
  for (const path of paths) {
    await openPanel(stage, page, { shop: bogota, path: `/shopify/store${path}`, locale });
    await expectUsablePanel(page, locale);
  }
  await page.context().close();
});

test("a merchant sees a message as its shopper would, and switches it off", async () => {
  const page = await stage.open();
  const panel = await openPanel(stage, page, { shop: bogota, path: "/shopify/store/messages", locale: "en" });
  const name = "Your payment is still open";
  await panel.getByRole("button", { name: `Preview: ${name}` }).click();
  await panel.getByLabel("Language of the shopper").selectOption("zh-CN");
  const mail = panel.frameLocator("iframe");
  await mail.getByText("Tienda Bogotá").first().waitFor();
  await panel.getByRole("checkbox", { name, exact: true }).uncheck();
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").getByText("Saved").waitFor();
  await openPanel(stage, page, { shop: bogota, path: "/shopify/store/messages", locale: "en" });
  expect(await panel.getByRole("checkbox", { name, exact: true }).isChecked()).toBe(false);
  await page.context().close();
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
