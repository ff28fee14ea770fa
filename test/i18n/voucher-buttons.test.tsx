import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { languages, type Language } from "../../app/i18n/language.ts";
import { payTexts } from "../../app/i18n/texts.ts";
import { PayPage } from "../../app/ui/pay/pay-page.tsx";
import { nothingTyped } from "../../app/ui/pay/typed-form.ts";
import type { VoucherStage } from "../../app/ui/pay/moment.ts";
import { now, pageWith, voucherWith } from "./payment-pages.ts";

function render(stage: VoucherStage, language: Language): string {
  const fixed = { version: "v1", barcode: null, isReturnEarly: false, typed: nothingTyped, errors: [] };
  return renderToStaticMarkup(<PayPage page={pageWith(stage)} language={language} now={now} {...fixed} />);
}

const paidButton = '<button class="second" name="act" value="paid">';
const newButton = '<button class="button" name="act" value="new-number">';

it.each(languages)("a shopper who waits can say to have paid, by a plain form (%s)", (language) => {
  const html = render(voucherWith(), language);
  expect(html).toContain(`<form method="post">${paidButton}${payTexts(language)("saidPaid.button")}`);
  expect(html).not.toContain(newButton);
});

it.each(languages)(
  "what came of it is said, and no button is shown while the gateway is asked (%s)",
  (language) => {
    for (const answer of ["asking", "not_there_yet", "no_answer"] as const) {
      const html = render(voucherWith({ saidPaid: { answer, canAsk: false, isOverdue: false } }), language);
      expect(html).toContain(
        payTexts(language)(`saidPaid.${answer}`, { time: "§" }).split("§")[0]?.slice(0, 12),
      );
      expect(html).not.toContain(paidButton);
    }
    const again = render(
      voucherWith({ saidPaid: { answer: "not_there_yet", canAsk: true, isOverdue: false } }),
      language,
    );
    expect(again).toContain(payTexts(language)("saidPaid.again"));
  },
);

it.each(languages)(
  "a number that ended gives the next in one tap, or says to order again (%s)",
  (language) => {
    const t = payTexts(language);
    const ended = { state: "expired" as const, isPastDeadline: true };
    const open = render(voucherWith({ ...ended, canHaveNewNumber: true }), language);
    expect(open).toContain(`<form method="post">${newButton}${t("newNumber.button")}`);
    expect(open).toContain(t("newNumber.instead"));
    expect(open).not.toContain(t("state.expired.sentence"));
    const over = render(voucherWith(ended), language);
    expect(over).toContain(t("state.expired.sentence"));
    expect(over).not.toContain(newButton);
    expect(over).not.toContain(paidButton);
  },
);

it("nobody who has paid is asked whether they did", () => {
  expect(render(voucherWith({ state: "paid" }), "en")).not.toContain(paidButton);
});
