import { expect } from "vitest";
import { languages } from "../../../app/i18n/language.ts";
import { payTexts } from "../../../app/i18n/texts.ts";
import { pageStates } from "../../support/page-states.ts";
import { bringAxe, expectUsable } from "../accessibility.ts";
import { test } from "./page-stage.ts";

const now = new Date();

const narrow = { width: 320, height: 640 };

test.concurrent.for(languages)(
  "all states in %s are usable by all on the narrowest phone, with text twice as large too",
  async (language, { stage }) => {
    const page = await stage.open("waiting", { language, viewport: narrow, prepare: bringAxe });
    for (const [name, shown] of Object.entries(pageStates("CO", now))) {
      const token = `tour-${language}-${name}`;
      stage.server.show(token, shown);
      await page.goto(`${stage.server.url}/pay/${token}?lang=${language}`);
      await expectUsable(page);
      await page.evaluate("document.documentElement.style.fontSize = '200%'");
      expect(await page.evaluate("document.documentElement.scrollWidth"), name).toBe(320);
      const amount = await page.locator("main .amount strong").first().boundingBox();
      expect(amount?.height, "an amount is never cut").toBeLessThan(80);
    }
    await page.goto(`${stage.server.url}/pay/tour-${language}-waiting?lang=${language}#cashier`);
    await expectUsable(page);
    await page.context().close();
  },
);

/** Every colour of the state line, and a form. */
const everyColour = ["waiting", "paid", "expired", "refunded", "said", "trouble"];

test.concurrent("dark mode is readable by all, in Peru too", async ({ stage }) => {
  const options = { country: "PE", colorScheme: "dark", viewport: narrow, prepare: bringAxe } as const;
  const page = await stage.open("waiting", options);
  for (const state of everyColour) {
    stage.turn(page, state, "PE");
    await page.reload();
    await expectUsable(page);
  }
  await page.context().close();
});

test.concurrent(
  "each state has a heading of its own, and what ended offers its button",
  async ({ stage }) => {
    // Other forms of the same state, told by what stands below.
    const alike = [
      ...["said", "lastDay", "delayed", "trouble", "tooLate"],
      ...["canceledAgain", "watched", "test", "lateFulfil"],
    ];
    const states = Object.entries(pageStates("CO", now));
    const headings = new Map<string, string>();
    for (const [name, shown] of states) {
      stage.server.show(`heading-${name}`, shown);
      const html = await (await fetch(`${stage.server.url}/pay/heading-${name}`)).text();
      const [, heading = ""] = /<h1>(.+?)<\/h1>/.exec(html) ?? [];
      if (!alike.includes(name)) headings.set(heading, name);
      const offered = shown.stage.kind === "voucher" && shown.stage.canHaveNewNumber;
      expect(html.split('value="new-number"').length - 1, name).toBe(offered ? 1 : 0);
    }
    expect(headings.size).toBe(states.length - alike.length);
  },
);

test.concurrent(
  "everything can be reached and pressed with the keyboard, in the order in which it is read, and is seen to be",
  async ({ stage }) => {
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
  },
);

test.concurrent(
  "a shopper whose phone is in China reads the deadline of the counter's country",
  async ({ stage }) => {
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
  },
);
