import { html } from "../../web/html.ts";
import { cashMethods } from "./methods.ts";
import { moneyLabel } from "../money-label.ts";
import { sellerOf, type Service } from "./service.ts";
import { apiTimeOrNull } from "./timestamp.ts";

/** The page behind `external_resource_url`; null when the address is none of its own. */
export function answerVoucherPage(service: Service, url: URL): { status: number; html: string } | null {
  if (!/^\/m(co|pe)\/payments\/sandbox\/(ticket|atm)\/helper$/.test(url.pathname)) return null;
  const payment = service.store.get(Number.parseInt(url.searchParams.get("payment_id") ?? "", 10));
  if (!payment || payment.hash !== url.searchParams.get("hash"))
    return { status: 404, html: "<!doctype html><title>Not found</title><h1>Voucher not found</h1>" };
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Voucher ${payment.reference} — pretend Mercado Pago</title>
      </head>
      <body
        style="font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem"
      >
        <h1>${cashMethods[payment.method].name}</h1>
        <p>Pay <strong>${moneyLabel(payment.amount, cashMethods[payment.method].currencyId)}</strong></p>
        <p>to ${sellerOf(service, payment).name} (Mercado Pago)</p>
        <p>Reference <strong data-testid="hosted-reference">${payment.reference}</strong></p>
        <p>Pay before ${apiTimeOrNull(payment.expiresAt) ?? "30 days are over"}</p>
        <p>State: ${payment.status} (${payment.statusDetail})</p>
      </body>
    </html>`;
  return { status: 200, html: page.markup };
}
