import { html, trustedMarkup, type Html } from "../web/html.ts";
import { styleSheet } from "./style-sheet.ts";

/** The frame around every page of the counter. */
export function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} — Cash counter</title>
        <style>
          ${trustedMarkup(styleSheet)}
        </style>
      </head>
      <body>
        <header>
          <a href="/" data-testid="counter-home">Cash counter</a>
          <span>Pretend money, real webhooks</span>
        </header>
        <main>${content}</main>
      </body>
    </html>`.markup;
}

/** A message about something that did not work. */
export function alertBox(message: string | null): Html | null {
  return message === null
    ? null
    : html`<p class="alert" role="alert" data-testid="counter-alert">${message}</p>`;
}
