import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Country } from "../../domain/method.ts";
import { chooseLanguage, type Asker, type Language } from "../../i18n/language.ts";
import type { PageContainer } from "../../server/page-container.ts";
import { Document } from "../../ui/document.tsx";
import { ErrorPage, errorTitle, type ErrorKind } from "../../ui/errors/error-page.tsx";
import { PayPage, payTitle } from "../../ui/pay/pay-page.tsx";
import { nothingTyped } from "../../ui/pay/typed-form.ts";
import styles from "../../ui/recaudo.css?inline";
import { pageHeaders } from "../page-headers.ts";
import { deadLinkStatus } from "./dead-link.ts";
import { versionOf } from "./page-version.ts";
import { isSoon, readPage } from "./read-page.ts";

/** Somebody looks at a pay link, or an open page asks whether it has changed. */
export interface PayLook extends Asker {
  readonly token: string;
  readonly requestId: string;
}

export interface PayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * A pay page that is only looked at, whole and without the framework, whose routing and hydration data cost more than
 * the page. Never throws: a fault is reported and answered with the error page.
 */
export async function answerPage(container: PageContainer, look: PayLook): Promise<PayAnswer> {
  try {
    const view = await readPage(container, look.token, look);
    if (!view.ok) return errorPage(deadLinkStatus(view.error), view.error, look);
    const props = { ...view.value, typed: nothingTyped, errors: [] };
    const { page } = props;
    const body = draw({ ...props, title: payTitle(props) }, <PayPage {...props} />);
    // A header, so that it works even where the page's script is blocked; only while something is certain to come.
    return { status: 200, headers: { ...htmlHeaders, ...(isSoon(page) ? { Refresh: "2" } : {}) }, body };
  } catch (error) {
    container.reportCrash(look.requestId, error);
    return errorPage(500, "unexpected", look);
  }
}

/** Asked again and again by an open pay page: it renews itself when the version differs from its own. */
export async function answerState(
  container: PageContainer,
  { token, requestId }: PayLook,
): Promise<PayAnswer> {
  try {
    const shown = await container.showPayment(token);
    return shown.ok
      ? json(200, versionOf(shown.value, container.now()))
      : json(deadLinkStatus(shown.error), null);
  } catch (error) {
    container.reportCrash(requestId, error);
    return json(503, null);
  }
}

interface Drawn {
  readonly language: Language;
  readonly country: Country | null;
  readonly reloadSeconds: number | null;
  readonly title: string;
}

const htmlHeaders = { ...pageHeaders, "Content-Type": "text/html; charset=utf-8" };

function errorPage(status: number, kind: ErrorKind, look: PayLook): PayAnswer {
  const language = chooseLanguage(look, null);
  const drawn = { language, country: null, reloadSeconds: null, title: errorTitle(kind, language) };
  const page = <ErrorPage kind={kind} language={language} requestId={look.requestId} />;
  return { status, headers: htmlHeaders, body: draw(drawn, page) };
}

function draw({ title, language, country, reloadSeconds }: Drawn, children: ReactNode): string {
  return `<!doctype html>${renderToStaticMarkup(
    <Document
      language={language}
      country={country}
      reloadSeconds={reloadSeconds}
      head={<title>{title}</title>}
      styles={styles}
    >
      {children}
    </Document>,
  )}`;
}

function json(status: number, version: string | null): PayAnswer {
  const headers = { ...pageHeaders, "Content-Type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify({ version }) };
}
