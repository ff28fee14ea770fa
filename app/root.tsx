import { data, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { chooseLanguage, type Language } from "./i18n/language.ts";
import type { Country } from "./domain/method.ts";
import { Document } from "./ui/document.tsx";
import { ErrorPage, errorTitle, type ErrorKind } from "./ui/errors/error-page.tsx";
import styles from "./ui/recaudo.css?inline";

export function loader({ request, context }: LoaderFunctionArgs) {
  return data({ language: chooseLanguage(request, null), country: null, requestId: context.requestId });
}

/** Only the error page's title: every page has its own. */
export function meta({ error, data: view }: MetaArgs<typeof loader>) {
  return error === undefined ? [] : [{ title: errorTitle(kindOf(error), view?.language ?? "es") }];
}

/** What a route's data may tell of the whole document; the deepest one counts. */
interface Spoken {
  readonly language: Language;
  readonly country: Country | null;
  /** Reload this often where no script runs. */
  readonly reloadSeconds?: number | null;
}

function isSpoken(value: unknown): value is Spoken {
  return typeof value === "object" && value !== null && "language" in value && "country" in value;
}

/** No framework script: every page works with plain forms and links, so `<Scripts/>` is left out. */
export function Layout({ children }: { children: ReactNode }) {
  const spoken = useMatches()
    .map((match) => match.data)
    .filter(isSpoken)
    .at(-1);
  return (
    <Document
      language={spoken?.language ?? "es"}
      country={spoken?.country ?? null}
      reloadSeconds={spoken?.reloadSeconds ?? null}
      head={<Meta />}
      styles={styles}
    >
      {children}
    </Document>
  );
}

export default function App() {
  return <Outlet />;
}

const kindOfStatus: Readonly<Record<number, ErrorKind>> = { 404: "not_found", 410: "gone" };

function kindOf(error: unknown): ErrorKind {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return kindOfStatus[status] ?? (status >= 400 && status < 500 ? "bad_request" : "unexpected");
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>("root");
  const kind = kindOf(useRouteError());
  return <ErrorPage kind={kind} language={root?.language ?? "es"} requestId={root?.requestId ?? null} />;
}
