import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { PaymentPage } from "../../app/domain/payment-page.ts";
import { PayPage } from "../../app/ui/pay/pay-page.tsx";
import { nothingTyped } from "../../app/ui/pay/typed-form.ts";
import { now, pageWith, voucherWith } from "./payment-pages.ts";

// What stands around the number on the voucher page, in Spanish.

const fixed = { version: "v1", barcode: null, isReturnEarly: false, typed: nothingTyped, errors: [] };
const render = (page: PaymentPage) =>
  renderToStaticMarkup(<PayPage page={page} language="es" now={now} {...fixed} />).replaceAll("\u00a0", " ");

it("leads from a replaced number to the new one, and offers no third", () => {
  const html = render(
    pageWith(voucherWith({ state: "canceled", replacedBy: "tok_2", canHaveNewNumber: true })),
  );
  expect(html).toContain('href="/pay/tok_2?lang=es"');
  expect(html).not.toContain('value="new-number"');
});

it("names the old number, not to be paid", () => {
  expect(render(pageWith(voucherWith({ replacedReference: "998877" })))).toContain("reemplaza al 998877");
});

it("tells the usual wait, nearly everybody's and the slowest, never only the best", () => {
  const wait = (usualMinutes: number, longestMinutes: number, businessDays: number) =>
    render(pageWith(voucherWith({ wait: { usualMinutes, longestMinutes, businessDays } })));
  expect(wait(0, 120, 1)).toContain(
    "Normalmente nos avisan en pocos minutos. Casi todos los pagos llegan en 2 horas. A veces tarda hasta el final del siguiente día hábil.",
  );
  expect(wait(2880, 2880, 2)).toContain(
    "Normalmente nos avisan en 2 días como máximo. A veces tarda hasta 2 días hábiles.",
  );
  expect(wait(2880, 2880, 1)).toContain("<p>Normalmente nos avisan en 2 días como máximo.</p>");
  expect(wait(15, 15, 0)).toContain("<p>Normalmente nos avisan en 15 minutos como máximo.</p>");
});

it("does not send to the counter again who said to have paid", () => {
  const said = { canAsk: true, isOverdue: false } as const;
  const [first, second] = [null, "asking"].map((answer) =>
    render(pageWith(voucherWith({ saidPaid: { ...said, answer: answer as null } }))),
  );
  expect(first).toContain("<p>Paga con el número de abajo.</p>");
  expect(second).toContain("<p>Si ya pagaste, no pagues otra vez.");
  expect(second).not.toContain("<p>Paga con el número de abajo.</p>");
});

it("says first that it takes too long, once it does", () => {
  const saidPaid = { answer: "not_there_yet", canAsk: true, isOverdue: true } as const;
  const html = render(pageWith(voucherWith({ saidPaid })));
  const places = ["más que casi todos", "184.900", "todavía no tiene tu pago"].map((text) =>
    html.indexOf(text),
  );
  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

it("shares amount, numbers, deadline and link, and no word of who pays", () => {
  const html = render(pageWith(voucherWith()));
  const shared = /data-share="([^"]*)"/.exec(html)?.[1];
  expect(shared).toBe(
    "Paga $ 184.900 COP en Efecty antes del viernes, 27 de noviembre, 8:00 p. m. (hora de Colombia). Convenio: 110 757, Referencia: 1234 5678 9012. https://pay.example.com/pay/tok_1",
  );
});

it("names the real address, and the network's own finder", () => {
  const html = render(pageWith(voucherWith()));
  expect(html).toContain("Esta página está en pay.example.com.");
  expect(html).toContain('href="https://www.efecty.com.co/"');
});

it("leads to news by phone where there are any", () => {
  const link = 'href="/pay/tok_1/phone?lang=es"';
  expect(render(pageWith(voucherWith()))).toContain(link);
  expect(render(pageWith(voucherWith(), { canHearByPhone: false }))).not.toContain(link);
});
