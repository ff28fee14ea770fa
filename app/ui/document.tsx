import type { ReactNode } from "react";
import type { Country } from "../domain/method.ts";
import { localeTag, type Language } from "../i18n/language.ts";

interface DocumentProps {
  readonly language: Language;
  readonly country: Country | null;
  /** Reload this often where no script runs; null: never. */
  readonly reloadSeconds: number | null;
  /** The title, and what else only this page has in its head. */
  readonly head: ReactNode;
  readonly styles: string;
  readonly children: ReactNode;
}

/** What surrounds every page. Styles stand in it: one answer brings all that is needed to read it. */
export function Document({ language, country, reloadSeconds, head, styles, children }: DocumentProps) {
  return (
    <html lang={localeTag(language, country)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {reloadSeconds !== null && (
          <noscript>
            <meta httpEquiv="refresh" content={String(reloadSeconds)} />
          </noscript>
        )}
        {head}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {/* Its digest is in the page's policy. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
