import { html, type Html } from "../web/html.ts";

export interface LayoutOptions {
  readonly title: string;
  readonly place: "store" | "admin";
  readonly content: Html;
  readonly heading?: Html;
  readonly lang?: string;
  /** Seconds until the page loads itself again. */
  readonly refreshSeconds?: number | false;
}

/** The frame of every page. The banner says on every one of them that nothing here is real. */
export function layout(options: LayoutOptions): Html {
  const { title, place, content, heading, lang = "en", refreshSeconds = false } = options;
  return html`<html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      ${refreshSeconds !== false && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
      <title>${title} · Recaudo sandbox</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/sandbox.css" />
    </head>
    <body class="${place}">
      <header class="top">
        <div class="inner">
          <span class="sign">${place === "admin" ? "Pretend admin" : "Pretend shop"}</span>
          ${heading}
        </div>
      </header>
      <main class="inner">${content}</main>
      <footer class="inner">Sandbox on this machine only. No money moves and no one is written to.</footer>
    </body>
  </html>`;
}
