import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatDecimal } from "../../app/domain/money.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { PayPage } from "../../app/ui/pay/pay-page.tsx";
import { nothingTyped } from "../../app/ui/pay/typed-form.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { askVoucher, checkOut, payAtCounter, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

/** The amount on the pay page in every language, as a shopper reads it: each digit of it, and nothing rounded. */
async function shownAmounts(token: string): Promise<string[]> {
  const page = await world.pages.showPayment(token);
  if (!page.ok) throw new Error(page.error);
  const show = (language: Language) =>
    renderToStaticMarkup(
      createElement(PayPage, {
        ...{ page: page.value, language, now: world.clock.now(), version: "v1", barcode: null },
        ...{ isReturnEarly: false, typed: nothingTyped, errors: [] },
      }),
    );
  return languages.map(
    (language) => /class="amount".*?<strong>(.*?)<\/strong>/.exec(show(language))?.[1] ?? "",
  );
}

test.each([
  { shop: bogota, method: "efecty", amount: "72501.00", minor: 7_250_100n, shown: "$\u00a072.501" },
  { shop: bogota, method: "efecty", amount: "5000.00", minor: 500_000n, shown: "$\u00a05.000" },
  { shop: lima, method: "pagoefectivo", amount: "189.05", minor: 18_905n, shown: "S/\u00a0189.05" },
  { shop: lima, method: "pagoefectivo", amount: "1999.99", minor: 199_999n, shown: "S/\u00a01,999.99" },
] as const)(
  "M8: $amount by $method is shown in every language, asked of the gateway, taken at the counter and told to the shop as exactly that",
  async ({ shop, method, amount, minor, shown }) => {
    const { session, token } = await checkOut(world, { shop, amount });
    const inEveryLanguage = languages.map(() => shown);
    expect(languages.length).toBeGreaterThanOrEqual(3);
    expect(await shownAmounts(token)).toEqual(inEveryLanguage);

    await askVoucher(world, token, method);
    await world.jobs.run();
    expect(await shownAmounts(token)).toEqual(inEveryLanguage);
    const { details } = await voucherOf(world, token);
    expect(world.mercadoPago.find(details.reference ?? "")?.amount).toBe(minor);

    await payAtCounter(world, token);
    await world.jobs.run();
    expect(await shownAmounts(token)).toEqual(inEveryLanguage);
    const payment = await paymentOf(world, token);
    expect(payment.amount.minor).toBe(minor);
    expect(formatDecimal(payment.amount)).toBe(amount);
    const { rows } = await world.pool.query<{ sum: string }>(
      "select sum(amount_minor)::text as sum from ledger_posting where payment_id = $1 and account = 'gateway_receivable'",
      [payment.id],
    );
    expect(rows[0]?.sum).toBe(minor.toString());
    expect(world.shopify.orderOf(session.id)).toMatchObject({ financialStatus: "PAID", amount });
    expect(world.shopify.state.payments.get(session.id)).toMatchObject({ state: "resolved" });
  },
);
