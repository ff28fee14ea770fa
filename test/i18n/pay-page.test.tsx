import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { PaymentPage, PayProblem } from "../../app/domain/payment-page.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { payTexts } from "../../app/i18n/texts.ts";
import { nothingTyped } from "../../app/ui/pay/typed-form.ts";
import { PayPage, payTitle, type PayPageProps } from "../../app/ui/pay/pay-page.tsx";
import { colombianDocuments, now, pageWith, voucherWith } from "./payment-pages.ts";

function propsOf(page: PaymentPage, more: Partial<PayPageProps> = {}): PayPageProps {
  const fixed = { version: "v1", barcode: null, isReturnEarly: false, typed: nothingTyped, errors: [] };
  return { page, language: "es", now, ...fixed, ...more };
}

const render = (page: PaymentPage, more: Partial<PayPageProps> = {}) =>
  renderToStaticMarkup(<PayPage {...propsOf(page, more)} />).replaceAll("\u00a0", " ");

const askEfecty = pageWith({
  kind: "ask",
  needsEmail: false,
  refusal: null,
  choices: [{ method: "efecty", documents: colombianDocuments }],
});

describe("a voucher that can be paid", () => {
  it("tells state, amount, deadline and number, in this order", () => {
    const html = render(pageWith(voucherWith()));
    const places = [
      "Esperamos tu pago",
      "$ 184.900",
      "viernes, 27 de noviembre, 8:00 p. m.",
      "<b>1234</b>",
    ].map((text) => html.indexOf(text));
    expect(Math.min(...places)).toBeGreaterThan(0);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("has no space inside the number, so that selecting it copies the digits alone", () => {
    const digits = /<span class="digits" id="reference"[^>]*>(.*?)<\/b><\/span><\/span>/.exec(
      render(pageWith(voucherWith())),
    );
    expect(digits?.[1]?.replace(/<[^>]*>/g, "")).toBe("123456789012");
  });

  it("shows the agreement only when the gateway gave one", () => {
    expect(render(pageWith(voucherWith()))).toContain("Convenio");
    expect(render(pageWith(voucherWith({}, { agreementCode: null })))).not.toMatch(/convenio/i);
  });

  it("says CIP and both ways of paying for PagoEfectivo", () => {
    const html = render(pageWith(voucherWith({ method: "pagoefectivo" }), { country: "PE" }));
    for (const text of ["CIP", "En efectivo", "Desde mi banco"]) expect(html).toContain(text);
  });

  it("keeps the sentence for the cashier in Spanish for every reader", () => {
    for (const language of languages) {
      expect(render(pageWith(voucherWith()), { language })).toContain(
        '<q lang="es">Quiero hacer un pago en Efecty',
      );
    }
  });

  it("draws no barcode unless it was given one", () => {
    expect(render(pageWith(voucherWith()))).not.toContain("barcode");
  });

  it("links only to web addresses", () => {
    expect(render(pageWith(voucherWith({}, { hostedUrl: "javascript:alert(1)" })))).not.toContain(
      "javascript:",
    );
    expect(render(pageWith(voucherWith({}, { hostedUrl: "https://gateway.example.com/v" })))).toContain(
      "gateway.example.com",
    );
  });

  it("offers the way back only once the shop has said where to", () => {
    expect(render(pageWith(voucherWith()))).toContain("/pay/tok_1/return");
    expect(render(pageWith(voucherWith(), { canReturn: false }))).not.toContain("/return");
  });

  it("warns on the last day", () => {
    const html = render(pageWith(voucherWith({}, { expiresAt: new Date(now.getTime() + 9.5 * 3_600_000) })));
    expect(html).toContain("Último día para pagar");
    expect(html).toContain("menos de 10 horas");
  });
});

describe("a voucher that must not be paid", () => {
  const closed = {
    checking: voucherWith({ isPastDeadline: true }),
    difference: voucherWith({ isDifferenceOpen: true }),
    replaced: voucherWith({ state: "canceled", replacedBy: "tok_2" }),
    paidTwice: voucherWith({ state: "paid", isPaidTwice: true }),
    refundData: voucherWith({ state: "paid", givingBack: "account_needed", lateMoney: "refund" }),
    refundOnWay: voucherWith({ state: "paid", givingBack: "under_way" }),
    ...Object.fromEntries(
      (["paid", "expired", "canceled", "failed", "refunded", "partially_refunded"] as const).map((state) => [
        state,
        voucherWith({ state }),
      ]),
    ),
  };

  it.each(Object.entries(closed))(
    "says so when it is %s, in every language, with heading and sentence",
    (moment, stage) => {
      for (const language of languages) {
        const html = render(pageWith(stage), { language });
        const t = payTexts(language);
        const key = moment as "paid";
        expect(html).toContain(`<h1>${t(`state.${key}.heading`)}</h1>`);
        expect(html).toContain(t(`state.${key}.sentence`));
        expect(html).not.toContain("data-copy=");
        expect(html).not.toContain(t("steps.heading"));
      }
    },
  );
});

describe("the cashier's screen", () => {
  it("stays Spanish, with what it means under it in the reader's language", () => {
    for (const language of ["en", "zh-CN"] as const) {
      const html = render(pageWith(voucherWith()), { language });
      const screen = html.slice(html.indexOf('id="cashier"'));
      expect(screen).toContain('<div lang="es"><h2 id="cashier-heading">Pago en Efecty</h2>');
      expect(screen).toContain("Quiero hacer un pago en Efecty al convenio 110757");
      expect(screen).toContain(payTexts(language)("cashier.means.efectyAgreement", { agreement: "110757" }));
    }
  });

  it("is not there when there is nothing to pay", () => {
    expect(render(pageWith(voucherWith({ state: "paid" })))).not.toContain("cashier");
  });
});

describe("money that came too late for the order", () => {
  const moments = {
    deciding: "lateDeciding",
    fulfil: "lateFulfil",
    refund: "lateRefund",
    credit: "lateCredit",
  } as const;

  it.each(["deciding", "fulfil", "refund", "credit"] as const)(
    "is told in words when it is %s, in every language, with the number that was paid",
    (lateMoney) => {
      for (const language of languages) {
        const page = pageWith(voucherWith({ state: "paid", lateMoney }));
        const html = render(page, { language });
        const t = payTexts(language);
        expect(html).toContain(`<h1>${t(`state.${moments[lateMoney]}.heading`)}</h1>`);
        expect(html).toContain(t(`state.${moments[lateMoney]}.sentence`));
        expect(html).toContain(t("voucher.paidNumber"));
        expect(html).not.toContain("data-copy=");
        expect(payTitle(propsOf(page, { language }))).toContain(t(`state.${moments[lateMoney]}.heading`));
      }
    },
  );

  it("is told as sent back once it was, but store credit never is", () => {
    const refunded = (lateMoney: "refund" | "credit") =>
      render(pageWith(voucherWith({ state: "refunded", lateMoney })));
    expect(refunded("refund")).toContain("Te devolvimos el dinero");
    expect(refunded("credit")).toContain("saldo a favor");
  });
});

describe("the form", () => {
  it("asks for no document when no gateway needs one", () => {
    const page = pageWith({
      kind: "ask",
      needsEmail: false,
      refusal: null,
      choices: [{ method: "efecty", documents: [] }],
    });
    expect(render(page)).not.toContain("documentNumber");
    expect(render(askEfecty)).toContain("documentNumber");
  });

  it("asks for an e-mail only when the shop sent none, and says why an earlier try got no number", () => {
    const choices = [{ method: "efecty" as const, documents: [] }];
    const page = pageWith({ kind: "ask", needsEmail: true, refusal: "document_refused", choices });
    expect(render(page)).toContain('name="email"');
    expect(render(page)).toContain("no aceptó este documento");
    expect(render(askEfecty)).not.toContain('name="email"');
  });

  it("keeps what was typed, and says each error beside its field and in the summary", () => {
    const typed = { method: "efecty", email: "", documentType: "NIT", documentNumber: "12ab" };
    const html = render(askEfecty, { typed, errors: ["document_digits"] });
    expect(html).toContain('value="12ab"');
    expect(html).toContain('<option value="NIT" selected="">');
    expect(html.split("Usa solo dígitos, sin letras.")).toHaveLength(3);
    expect(html).toContain('href="#documentNumber"');
    expect(payTitle(propsOf(askEfecty, { errors: ["document_digits"] }))).toMatch(/^Error: /);
  });

  it("shows what was typed as text, never as markup", () => {
    expect(render(askEfecty, { typed: { ...nothingTyped, documentNumber: '"><script>' } })).not.toContain(
      '"><script>',
    );
  });
});

describe("a problem", () => {
  const problems: readonly PayProblem[] = [
    "currency_not_offered",
    "centavos_not_payable",
    "amount_too_small",
    "amount_too_large",
    "gateway_not_set_up",
    "gateway_refused",
    "group_already_paid",
    "voucher_unclear",
    "link_expired",
  ];

  it.each(problems)("%s has a heading, a sentence and the way back in every language", (problem) => {
    for (const language of languages satisfies readonly Language[]) {
      const html = render(pageWith({ kind: "problem", problem, bound: null }), { language });
      expect(html).toContain(payTexts(language)(`problem.${problem}.heading`));
      expect(html).toContain("/pay/tok_1/cancel");
      expect(html).not.toContain("{{");
    }
  });

  it("names the bound that was broken", () => {
    const bound = { minor: 500000n, currency: "COP" } as const;
    expect(render(pageWith({ kind: "problem", problem: "amount_too_small", bound }))).toContain("$ 5.000");
  });
});

describe("every page", () => {
  it("says so in test mode, and only then", () => {
    expect(render(pageWith(voucherWith(), { isTest: true }))).toContain("Modo de prueba");
    expect(render(pageWith(voucherWith()))).not.toContain("Modo de prueba");
  });

  it("watches for changes only while something can change by itself", () => {
    expect(render(pageWith(voucherWith()))).toContain('data-version="v1"');
    expect(render(askEfecty)).not.toContain("data-version");
  });
});
