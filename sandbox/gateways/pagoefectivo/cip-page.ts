import { html } from "../../web/html.ts";
import { amountText } from "../amount.ts";
import { deleted } from "./cip.ts";
import { limaLabel } from "./lima-time.ts";
import { merchantOf, type Service } from "./service.ts";

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** The voucher page behind `cipUrl`, in the order of the real one; null when the address is none of its own. */
export function answerCipPage(service: Service, path: string): Page | null {
  const pageToken = /^\/([0-9a-f-]{36})\.html$/.exec(path)?.[1];
  if (pageToken === undefined) return null;
  const cip = service.store.findByPage(pageToken);
  if (!cip || cip.status === deleted.status) return noSuchKey;
  const page = html`<!doctype html>
    <html lang="es">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>CIP ${cip.number} — pretend PagoEfectivo</title>
      </head>
      <body
        style="font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 2rem auto; padding: 0 1rem"
      >
        <p>Empresa Recaudadora: PagoEfectivo</p>
        <p>Nombre de Servicio: PagoEfectivo Soles</p>
        <h1>Código de pago (CIP): <span data-testid="hosted-reference">${cip.number}</span></h1>
        <p>Importe: ${solesLabel(cip.amount)}</p>
        <p>Vencimiento: ${limaLabel(cip.expiresAt)}</p>
        <p>Comercio: ${merchantOf(service, cip).name}</p>
        <p>Estado: ${cip.statusName}</p>
      </body>
    </html>`;
  return { status: 200, type: "text/html; charset=utf-8", text: page.markup };
}

/** "S/. 22.00" */
export function solesLabel(hundredths: bigint): string {
  const [whole = "0", fraction = ""] = amountText(hundredths).split(".");
  return `S/. ${whole}.${fraction.padEnd(2, "0")}`;
}

/** A deleted CIP's page is the file storage's own error. */
const noSuchKey: Page = {
  status: 404,
  type: "application/xml",
  text: "<?xml version='1.0' encoding='UTF-8'?><Error><Code>NoSuchKey</Code></Error>",
};
