import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { money } from "../../app/domain/money.ts";
import type { PayStage } from "../../app/domain/payment-page.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { PayPage, payTitle } from "../../app/ui/pay/pay-page.tsx";
import { nothingTyped } from "../../app/ui/pay/typed-form.ts";
import { now, pageWith, voucherWith } from "../i18n/payment-pages.ts";
import { launchChromium } from "../support/chromium.ts";
import { expectUsable } from "./accessibility.ts";

const styles = readFileSync("app/ui/recaudo.css", "utf8");

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
});
afterAll(() => browser.close());

const cannotAsk = { answer: null, canAsk: false } as const;
const late = { state: "paid", isPastDeadline: true, saidPaid: cannotAsk } as const;

/** What a payment can come to besides the straight road, which `pay-in-cash.test.ts` walks. */
const stages: Readonly<Record<string, PayStage>> = {
  "expired, with a new number to be had": voucherWith({ state: "expired", canHaveNewNumber: true }),
  "canceled, with a new number to be had": voucherWith({ state: "canceled", canHaveNewNumber: true }),
  "past its deadline, still watched": voucherWith({ isPastDeadline: true, canHaveNewNumber: true }),
  "said to be paid, being asked": voucherWith({ saidPaid: { answer: "asking", canAsk: false } }),
  "said to be paid, not there yet": voucherWith({ saidPaid: { answer: "not_there_yet", canAsk: true } }),
  "said to be paid, no answer": voucherWith({ saidPaid: { answer: "no_answer", canAsk: true } }),
  "paid late, to be decided": voucherWith({ ...late, lateMoney: "deciding" }),
  "paid late and fulfilled": voucherWith({ ...late, lateMoney: "fulfil" }),
  "paid late, going back": voucherWith({ ...late, lateMoney: "refund" }),
  "paid late, credited": voucherWith({ ...late, lateMoney: "credit" }),
  "paid too much or too little": voucherWith({ state: "paid", isDifferenceOpen: true, saidPaid: cannotAsk }),
  "paid, one of two given back": voucherWith({ state: "partially_refunded", saidPaid: cannotAsk }),
  "paid by another attempt": { kind: "problem", problem: "group_already_paid", bound: null },
  "asked for, with no word whether it was made": { kind: "problem", problem: "voucher_unclear", bound: null },
};

function draw(stage: PayStage, language: Language): string {
  const shown = pageWith(stage, { amount: money(1_234_567_890n, "COP"), isTest: true });
  const form = { typed: nothingTyped, errors: [], isReturnEarly: false } as const;
  const props = { page: shown, language, now, version: "1", barcode: null, ...form };
  const head = `<meta name="viewport" content="width=device-width"><title>${payTitle(props)}</title><style>${styles}</style>`;
  const body = renderToStaticMarkup(createElement(PayPage, props));
  return `<!doctype html><html lang="${language}"><head>${head}</head><body>${body}</body></html>`;
}

describe.each(languages)("the pay page in %s", (language) => {
  test("is usable by all on the narrowest phone, whatever a payment came to", async () => {
    for (const stage of Object.values(stages)) {
      await page.setContent(draw(stage, language));
      await expectUsable(page);
    }
  });

  test("tells each of them by a heading of its own, and what ended offers its button", async () => {
    const headings = new Set<string>();
    for (const [name, stage] of Object.entries(stages)) {
      await page.setContent(draw(stage, language));
      headings.add(await page.getByRole("heading", { level: 1 }).innerText());
      const button = page.locator('button[value="new-number"]');
      expect(await button.count(), name).toBe(stage.kind === "voucher" && stage.canHaveNewNumber ? 1 : 0);
    }
    // The three that were said to be paid differ below their heading.
    expect(headings.size).toBe(Object.keys(stages).length - 2);
  });
});

test("the pay page is usable by all in the dark, whatever a payment came to", async () => {
  await page.emulateMedia({ colorScheme: "dark" });
  for (const stage of Object.values(stages)) {
    await page.setContent(draw(stage, "es"));
    await expectUsable(page);
  }
});
