import { html, type Html } from "../web/html.ts";
import type { ReceivedMail } from "./mail.ts";

/** All mails that arrived, the newest first. */
export function listPage(mails: readonly ReceivedMail[]): string {
  const rows = [...mails].reverse().map(
    ({ number, to, subject, receivedAt, size }) =>
      html`<li>
        <a href="/mails/${number}" data-testid="mail">${subject}</a><br />
        to ${to}, ${receivedAt.toISOString()}, ${Math.ceil(size / 1024)} KB —
        <a href="/mails/${number}/text">text part</a>
      </li>`,
  );
  const list =
    rows.length === 0
      ? html`<p>No mail yet. Buy something in a shop.</p>`
      : html`<ul>
          ${rows}
        </ul>`;
  return layout(
    "Mailbox",
    html`<h1>Mails to shoppers</h1>
      ${list}`,
  );
}

export function textPage({ subject, from, to, text }: ReceivedMail): string {
  return layout(
    subject,
    html`<p><a href="/">All mails</a></p>
      <h1>${subject}</h1>
      <p>From ${from} to ${to}</p>
      <pre>${text}</pre>`,
  );
}

export function missingPage(): string {
  return layout("Not here", html`<p>There is no such mail. <a href="/">All mails</a></p>`);
}

function layout(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} — Mailbox</title>
        <style>
          body {
            max-width: 44rem;
            margin: 1rem auto;
            padding: 0 1rem;
            font:
              1rem/1.5 system-ui,
              sans-serif;
          }
          li {
            margin-bottom: 0.75rem;
          }
          pre {
            white-space: pre-wrap;
            overflow-wrap: anywhere;
          }
        </style>
      </head>
      <body>
        ${content}
      </body>
    </html>`.markup;
}
