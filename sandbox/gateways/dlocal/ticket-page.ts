import { html } from "../../web/html.ts";
import { amountText } from "../amount.ts";
import { cashMethods } from "./methods.ts";
import { wireTime } from "./payment-wire.ts";
import { merchantOf, type Service } from "./service.ts";

/** The page behind `ticket.image_url`; null when the address is none of its own. */
export function answerTicketPage(service: Service, path: string): { status: number; html: string } | null {
  const id = /^\/gmf\/payments\/([\w-]{1,100})$/.exec(path)?.[1];
  if (id === undefined) return null;
  const payment = service.store.get(id);
  if (!payment)
    return { status: 404, html: "<!doctype html><title>Not found</title><h1>Ticket not found</h1>" };
  const { name, currency } = cashMethods[payment.method];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Ticket ${payment.reference} — pretend dLocal</title>
      </head>
      <body
        style="font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem"
      >
        <h1>${name}</h1>
        <p>Pay <strong>${amountText(payment.amount)} ${currency}</strong></p>
        <p>to ${merchantOf(service, payment).name} (dLocal)</p>
        <p>Number <strong data-testid="hosted-reference">${payment.reference}</strong></p>
        <p>Pay before ${wireTime(payment.expiresAt)}</p>
        <p>State: ${payment.status} (${payment.statusCode})</p>
      </body>
    </html>`;
  return { status: 200, html: page.markup };
}
