import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { money } from "../../app/domain/money.ts";
import type { RefundLinkState, RefundPage } from "../../app/domain/cash-refund.ts";
import { languages } from "../../app/i18n/language.ts";
import { nothingTyped, RefundPageView, refundTitle } from "../../app/ui/refund/refund-page.tsx";
import type { BankAccountError } from "../../app/domain/bank-account.ts";

const page = (state: RefundLinkState, country: "CO" | "PE" = "PE"): RefundPage => ({
  state,
  shopName: "tienda.example.com",
  amount: money(18_900n, "PEN"),
  locale: "es",
  country,
  linkExpiresAt: new Date("2026-11-28T17:00:00Z"),
  isTest: false,
});
const typed = { ...nothingTyped, holder: "Rosa Quispe", accountNumber: "123" };

describe.each(languages)("the refund page in %s", (language) => {
  const draw = (shown: RefundPage, errors: readonly BankAccountError[] = [], form = typed) =>
    renderToStaticMarkup(<RefundPageView page={shown} language={language} typed={form} errors={errors} />);

  it.each(["CO", "PE"] as const)("is a plain form that works without a script in %s", (country) => {
    const html = draw(page("ask", country));
    expect(html).toContain('<form method="post"');
    for (const name of ["holder", "documentType", "documentNumber", "bank", "accountNumber"]) {
      expect(html).toContain(`for="${name}"`);
      expect(html).toContain(`id="${name}"`);
    }
    expect(html.includes('name="accountType"')).toBe(country === "CO");
    expect(html.includes("CCI")).toBe(country === "PE");
    expect(html).toMatch(/28/);
    expect(html).not.toMatch(/ask\.|\{\{/);
  });

  it("shows what was typed with its errors, each beside its field and linked from the top", () => {
    const html = draw(page("ask"), ["document_empty", "cci_check_digits"]);
    expect(html).toContain('value="Rosa Quispe"');
    expect(html).toContain('href="#documentNumber"');
    expect(html).toContain('href="#accountNumber"');
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
    expect(html).toContain('aria-describedby="accountNumber-error accountNumber-help"');
  });

  it("has other words for each state of a link, and no form and nothing typed in any but the first", () => {
    const states = ["ask", "sent", "paid", "canceled", "expired"] as const;
    const headings = states.map((state) => refundTitle(page(state), language));
    expect(new Set(headings).size).toBe(5);
    for (const state of states.slice(1)) {
      const html = draw(page(state));
      expect(html).not.toContain("<form");
      expect(html).not.toContain("Rosa Quispe");
    }
  });
});
