import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../../../app/i18n/language.ts";
import { bogota } from "../../support/processes.ts";
import { expectUsable } from "../accessibility.ts";
import { openStage, type Stage } from "../stage.ts";
import { expectUsablePanel, frameOf, openPanel, panelIn } from "./open-panel.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("the panel opens in the shop's admin and asks nobody but us and Shopify for anything", async () => {
  const page = await stage.open();
  const hosts = new Set<string>();
  const errors: string[] = [];
  page.on("request", (request) => hosts.add(new URL(request.url()).origin));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${stage.world.shopify.url}/admin/${bogota}`);
  await page.getByTestId("open-store-app").click();
  await page.getByTestId("install-store-app").click();
  await panelIn(page).getByRole("heading", { level: 1 }).waitFor();
  expect([...hosts].sort()).toEqual([stage.world.shopify.url, stage.world.url].sort());
  expect(errors).toEqual([]);
  expect(frameOf(page).url()).not.toContain("id_token");
  await page.context().close();
});

test("without a token, the page fetches one and comes back to where it was", async () => {
  const page = await stage.open();
  await openPanel(stage, page, { shop: bogota });
  await page.evaluate(
    "f = document.querySelector('iframe.app'); f.src = f.src.replace(/&id_token=[^&]*/, '')",
  );
  await page.waitForRequest((request) => request.url().includes("/session-token"));
  await panelIn(page).getByRole("heading", { level: 1 }).waitFor();
  await page.context().close();
});

test("outside of Shopify the admin opens it, and an address without a shop says how to come in", async () => {
  const page = await stage.open({ locale: "zh-CN" });
  const { url } = stage.world;
  await page.goto(`${url}/shopify/store/settings?shop=${bogota}`);
  await panelIn(page).getByRole("heading", { level: 1 }).waitFor();
  const answer = await page.goto(`${url}/shopify/store`);
  expect(answer?.status()).toBe(401);
  await page.getByRole("heading", { name: "请在 Shopify 后台中打开本页面" }).waitFor();
  await expectUsable(page);
  await page.context().close();
});

test("what a shop does not have is not there, inside the panel, and the menu leads on", async () => {
  const page = await stage.open();
  const panel = await openPanel(stage, page, { shop: bogota, path: "/shopify/store/accounts/nobody" });
  await panel.getByRole("heading", { name: "This is not here" }).waitFor();
  await page.getByRole("navigation", { name: "Recaudo" }).getByRole("button", { name: "Settings" }).click();
  await panel.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  await panel.getByLabel("Hours").fill("5");
  await panel.getByRole("button", { name: /^Save: How long/ }).click();
  await panel.getByText("Type a whole number from 6 to 720").waitFor();
  await expectUsablePanel(page, "en");
  await page.context().close();
});

test.each(languages)("in %s everybody can use it, on the narrowest phone too", async (locale) => {
  const page = await stage.open();
  await openPanel(stage, page, { shop: bogota, locale });
  await expectUsablePanel(page, locale);
  await page.context().close();
});

test("what a merchant has to paste is all in sight, and selected where the frame may not write the clipboard", async () => {
  const page = await stage.open({ viewport: { width: 360, height: 700 } });
  const panel = await openPanel(stage, page, { shop: bogota, path: "/shopify/store/method" });
  const text = panel.locator(".panel-copy").nth(1);
  const isCut = await text.evaluate((element) => element.scrollHeight > element.clientHeight);
  expect(isCut).toBe(false);
  await frameOf(page).evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
  await panel
    .getByRole("button", { name: /^Copy:/ })
    .nth(1)
    .click();
  await panel.getByText("The text is selected. Copy it with your keyboard.").waitFor();
  expect(await frameOf(page).evaluate("String(getSelection())")).toBe(await text.innerText());
  await page.context().close();
});
