import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PaymentPage } from "../../../app/domain/payment-page.ts";
import { languages } from "../../../app/i18n/language.ts";
import { payTexts } from "../../../app/i18n/texts.ts";
import { pageStates } from "../../support/page-states.ts";
import { expectUsable } from "../accessibility.ts";
import { openPageStage, type PageStage } from "./page-stage.ts";

let stage: PageStage;
beforeAll(async () => {
  stage = await openPageStage();
});
afterAll(() => stage.close());

const now = new Date();

async function tour(
  page: Page,
  language: string,
  look: (name: string, shown: PaymentPage) => Promise<void>,
): Promise<void> {
  for (const [name, shown] of Object.entries(pageStates("CO", now))) {
    stage.server.show(`tour-${name}`, shown);
    await page.goto(`${stage.server.url}/pay/tour-${name}?lang=${language}`);
    await look(name, shown);
  }
}

describe.concurrent("all states", () => {
  test.each(languages)(
    "in %s are usable by all on the narrowest phone, with text twice as large too",
    async (language) => {
      const page = await stage.open("waiting", { language });
      const phone = page.viewportSize();
      await tour(page, language, async () => {
        await expectUsable(page);
        await page.setViewportSize({ width: 320, height: 640 });
        await page.evaluate("document.documentElement.style.fontSize = '200%'");
        expect(await page.evaluate("document.documentElement.scrollWidth"), page.url()).toBe(320);
        const amount = await page.locator("main .amount strong").first().boundingBox();
        expect(amount?.height, "an amount is never cut").toBeLessThan(80);
        if (phone) await page.setViewportSize(phone);
      });
      await page.goto(`${stage.server.url}/pay/tour-waiting?lang=${language}#cashier`);
      await expectUsable(page);
      await page.context().close();
    },
  );
});

/** Every colour of the state line, and a form. */
const everyColour = ["waiting", "paid", "expired", "refunded", "said", "trouble"];

test("dark mode is readable by all, in Peru too", async () => {
  for (const state of everyColour) {
    const page = await stage.open(state, { country: "PE", colorScheme: "dark" });
    await expectUsable(page);
    await page.context().close();
  }
});

test("each state has a heading of its own, and what ended offers its button", async () => {
  // Other forms of the same state, told by what stands below.
  const alike = [
    "said",
    "lastDay",
    "delayed",
    "trouble",
    "tooLate",
    "canceledAgain",
    "watched",
    "test",
    "lateFulfil",
  ];
  const page = await stage.open("waiting", { javaScriptEnabled: false });
  const headings = new Map<string, string>();
  await tour(page, "es", async (name, shown) => {
    if (!alike.includes(name)) headings.set(await page.locator("h1").innerText(), name);
    const offered = shown.stage.kind === "voucher" && shown.stage.canHaveNewNumber;
    expect(await page.locator('button[value="new-number"]').count(), name).toBe(offered ? 1 : 0);
  });
  expect(headings.size).toBe(Object.keys(pageStates("CO", now)).length - alike.length);
  await page.context().close();
});

test("everything can be reached and pressed with the keyboard, in the order in which it is read, and is seen to be", async () => {
  const page = await stage.open("waiting");
  const t = payTexts("es");
  const walked: string[] = [];
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const [name, outline] = await page.evaluate<[string, string]>(
      "[document.activeElement.innerText.trim(), getComputedStyle(document.activeElement).outlineStyle]",
    );
    if (walked.length > 0 && name === walked[0]) break;
    if (name === "" || (await page.evaluate("document.activeElement === document.body"))) break;
    expect(outline, name).not.toBe("none");
    walked.push(name);
  }
  const inOrder = [
    "English",
    t("voucher.copy"),
    t("actions.cashier"),
    t("actions.save"),
    t("actions.share"),
    t("actions.print"),
    t("where.finder", { host: "efecty.com.co" }),
    t("saidPaid.button"),
    t("backToShop"),
  ];
  expect(walked.filter((name) => inOrder.includes(name))).toEqual(inOrder);

  await page.getByRole("link", { name: t("actions.cashier") }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Pago en Efecty" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.innerText")).toBe(t("cashier.close"));
  await page.keyboard.press("Enter");
  expect(await page.locator("h1").isVisible()).toBe(true);
  await page.context().close();
});

test("a shopper whose phone is in China reads the deadline of the counter's country", async () => {
  const read = async (timezoneId: string) => {
    const page = await stage.open("waiting", { timezoneId, language: "zh-CN" });
    const deadline = await page.locator(".facts strong").first().innerText();
    await page.context().close();
    // A minute may pass between the two.
    return deadline.replace(/:\d\d/, "");
  };
  const there = await read("Asia/Shanghai");
  expect(there).toBe(await read("America/Bogota"));
  expect(there).toContain("哥伦比亚时间");
});
