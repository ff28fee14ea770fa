import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { RefundPage } from "../../app/domain/cash-refund.ts";
import { money } from "../../app/domain/money.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { nothingTyped, RefundPageView } from "../../app/ui/refund/refund-page.tsx";
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

const shown = (state: RefundPage["state"], country: "CO" | "PE"): RefundPage => ({
  state,
  shopName: "tienda-bogota.myshopify.com",
  amount: money(1_234_567_890n, country === "CO" ? "COP" : "PEN"),
  locale: "es",
  country,
  linkExpiresAt: new Date("2026-11-28T17:00:00Z"),
  isTest: true,
});

function draw(view: RefundPage, language: Language): string {
  const errors =
    view.state === "ask" ? (["holder_missing", "document_length", "account_empty"] as const) : [];
  const body = renderToStaticMarkup(
    createElement(RefundPageView, { page: view, language, typed: nothingTyped, errors }),
  );
  const head = `<meta name="viewport" content="width=device-width"><title>Refund</title><style>${styles}</style>`;
  return `<!doctype html><html lang="${language}"><head>${head}</head><body>${body}</body></html>`;
}

describe.each(languages)("the refund page in %s", (language) => {
  test.each(["light", "dark"] as const)(
    "is usable by all on the narrowest phone, in %s",
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      for (const country of ["CO", "PE"] as const) {
        for (const state of ["ask", "sent", "paid", "canceled", "expired"] as const) {
          await page.setContent(draw(shown(state, country), language));
          await expectUsable(page);
        }
      }
    },
  );
});
