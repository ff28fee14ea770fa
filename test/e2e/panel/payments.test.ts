import { readFile } from "node:fs/promises";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../../app/i18n/language.ts";
import { panelTexts } from "../../../app/i18n/texts.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { bogota } from "../../support/processes.ts";
import { settle } from "../../support/settle.ts";
import { buy, checkOut, getVoucher, inColombia } from "../shopper.ts";
import { openStage, type Stage } from "../stage.ts";
import { expectUsablePanel, frameOf, openPanel } from "./open-panel.ts";

const paymentsPath = "/shopify/store/payments";
const t = panelTexts("en");
const saveButton = new RegExp(t("payments.proofs.save", { name: "proof-.*" }).replace(/[()]/g, "\\$&"));

let stage: Stage;
/** Numbers of payments that wait, and one that was paid. */
let first: string;
let second: string;
let paid: string;
beforeAll(async () => {
  stage = await openStage({});
  const shopper = await stage.open();
  const numbers: string[] = [];
  for (const price of [0, 1]) {
    await checkOut(stage, shopper, inColombia("es"), price);
    numbers.push(await getVoucher(shopper, inColombia("es")));
  }
  [first = "", second = ""] = numbers;
  paid = await buy(stage, shopper, inColombia("es"));
  await shopper.context().close();
  const merchant = await stage.open();
  await merchant.goto(`${stage.world.shopify.url}/admin/${bogota}/apps/store?install=1`);
  await merchant.frameLocator("iframe.app").getByRole("heading", { level: 1 }).waitFor();
  await merchant.context().close();
});
afterAll(() => stage.close());

async function find(panel: FrameLocator, number: string): Promise<void> {
  await panel.getByLabel(t("payments.list.search")).fill(number);
  await panel.getByRole("button", { name: t("payments.list.narrow") }).click();
  await panel.locator(".panel-row").nth(1).waitFor({ state: "detached" });
}

/** From the list to the payment that bears this number. */
async function openPayment(page: Page, number: string): Promise<FrameLocator> {
  const panel = await openPanel(stage, page, { shop: bogota, path: paymentsPath });
  await find(panel, number);
  await panel.locator(".panel-row a").click();
  await panel.getByRole("heading", { name: t("payments.history.heading") }).waitFor();
  return panel;
}

async function press(panel: FrameLocator, name: string): Promise<void> {
  await panel.getByRole("button", { name, exact: true }).first().click();
}

/** The answer that the page gives, by its name. */
async function answerOn(panel: FrameLocator): Promise<string | null> {
  const answer = panel.locator("[data-answer]");
  await answer.waitFor();
  return answer.getAttribute("data-answer");
}

/** The page is read anew after an act: its state turns a moment after the answer. */
function seeState(panel: FrameLocator, state: "canceled" | "refunded"): Promise<void> {
  return panel
    .locator(".Polaris-Badge", { hasText: t(`words.state.${state}`) })
    .first()
    .waitFor();
}

describe("the list", () => {
  test("is found by number and narrowed by state, and its address shows the same to somebody else", async () => {
    const page = await stage.open();
    const panel = await openPanel(stage, page, { shop: bogota, path: paymentsPath });
    expect(await panel.locator(".panel-row").count()).toBe(3);
    await panel.getByLabel(t("payments.list.state"), { exact: true }).selectOption("paid");
    await press(panel, t("payments.list.narrow"));
    await panel.locator(".panel-row").nth(1).waitFor({ state: "detached" });
    expect(await panel.locator(".panel-row").innerText()).toContain(t("words.state.paid"));
    const { pathname, search } = new URL(frameOf(page).url());
    const shared = new URLSearchParams(search).get("state");
    expect(shared).toBe("paid");
    const other = await stage.open();
    const seen = await openPanel(stage, other, { shop: bogota, path: `${pathname}?state=${shared}` });
    expect(await seen.locator(".panel-row").count()).toBe(1);
    await find(panel, "no such number");
    await panel.getByText(t("payments.list.nothing.heading")).waitFor();
    await other.context().close();
    await page.context().close();
  });
});

describe("a payment", () => {
  test("is canceled after one more question, and the page says what follows", async () => {
    const page = await stage.open();
    const panel = await openPayment(page, first);
    await press(panel, t("acts.of.cancel.button"));
    await panel.getByText(t("acts.of.cancel.ask")).waitFor();
    await panel.getByLabel(t("acts.field.reason")).fill("ordered twice");
    await press(panel, t("acts.of.cancel.button"));
    expect(await answerOn(panel)).toBe("canceled");
    await panel.getByText("ordered twice").waitFor();
    await seeState(panel, "canceled");
    await page.context().close();
  });

  test("is confirmed by hand with a receipt, which can be had back, and its open matter ends with a note", async () => {
    const page = await stage.open();
    const panel = await openPayment(page, second);
    await press(panel, t("acts.of.confirm.button"));
    await panel.getByLabel(t("acts.field.reference")).fill("4711");
    const buffer = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
    const receipt = { name: "receipt.png", mimeType: "image/png", buffer };
    await panel.locator('input[type="file"]').setInputFiles(receipt);
    await press(panel, t("acts.of.confirm.button"));
    expect(await answerOn(panel)).toBe("gateway_disagrees");
    await panel.getByLabel(t("acts.field.insists")).check();
    await press(panel, t("acts.of.confirm.button"));
    await panel.locator('[data-answer="confirmed_by_you"]').waitFor();
    const [saved, answered] = await Promise.all([
      page.waitForEvent("download"),
      page.waitForResponse(/\/proofs\//),
      panel.getByRole("button", { name: saveButton }).click(),
    ]);
    expect(saved.suggestedFilename()).toMatch(/^proof-[0-9a-f]{12}\.png$/);
    expect(await readFile(await saved.path())).toEqual(buffer);
    expect(answered.headers()).toMatchObject({
      "cache-control": "no-store",
      "content-disposition": `attachment; filename="${saved.suggestedFilename()}"`,
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
    });
    expect((await fetch(answered.url(), { redirect: "manual" })).status).not.toBe(200);
    await panel.getByText(t("words.act.read_proof")).waitFor();
    await expectUsablePanel(page, "en");

    const matters = await openPanel(stage, page, { shop: bogota, path: "/shopify/store/exceptions" });
    await matters.getByText(t("words.exception.confirmed_by_hand")).waitFor();
    await press(matters, t("acts.of.resolve.button"));
    await matters.getByLabel(t("acts.field.word")).selectOption("cleared");
    await matters.getByLabel(t("acts.field.reason")).fill("the gateway wrote that it has the money");
    await press(matters, t("acts.of.resolve.button"));
    expect(await answerOn(matters)).toBe("resolved");
    await matters.getByText(t("exceptions.empty.heading")).waitFor();
    await page.context().close();
  });

  test("that was paid goes back by hand: the link is shown once, the transfer recorded with its number", async () => {
    const page = await stage.open();
    const panel = await openPayment(page, paid);
    await press(panel, t("acts.of.desk_open.button"));
    await press(panel, t("acts.of.desk_open.button"));
    expect(await answerOn(panel)).toBe("desk_opened");
    expect(await panel.locator("[data-answer]").innerText()).toMatch(/\/refund\/[\w-]{22}/);
    await press(panel, t("acts.of.desk_finish.button"));
    await panel.getByLabel(t("acts.field.reference")).fill("TRX 99");
    await panel.getByLabel(t("acts.field.note")).fill("sent from our bank");
    await press(panel, t("acts.of.desk_finish.button"));
    await panel.locator('[data-answer="desk_finished"]').waitFor();
    await seeState(panel, "refunded");
    await page.context().close();
  });
});

test.each(languages)("in %s list, payment and open matters are usable by everybody", async (locale) => {
  const page = await stage.open();
  const words = panelTexts(locale);
  const open = async (path: string) => {
    const panel = await openPanel(stage, page, { shop: bogota, path, locale });
    await expectUsablePanel(page, locale);
    return panel;
  };
  await open("/shopify/store/exceptions");
  const list = await open(paymentsPath);
  await list.locator(".panel-row a").last().click();
  const heading = list.getByRole("heading", { name: words("payments.history.heading") });
  await heading.waitFor();
  await expectUsablePanel(page, locale);
  await press(list, words("acts.of.sync.button"));
  await list.getByText(words("acts.of.sync.ask")).waitFor();
  await expectUsablePanel(page, locale);
  await page.context().close();
});

test("after all of this every invariant holds and no process reported an error", async () => {
  await settle(stage.world.pool);
  await checkInvariants(stage.world);
  expect(stage.world.web.printed() + stage.world.worker.printed()).toBe("");
});
