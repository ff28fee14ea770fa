import { data, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { Meta, Outlet, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { chooseLanguage, type Language } from "./i18n/language.ts";
import type { Country } from "./domain/method.ts";
import { Document } from "./ui/document.tsx";
import { errorTitle } from "./ui/errors/error-page.tsx";
import { kindOfError, RouteFailure } from "./ui/errors/route-failure.tsx";
import { PanelDocument, type PanelView } from "./ui/panel/panel-document.tsx";
import styles from "./ui/recaudo.css?inline";

export function loader({ request, context }: LoaderFunctionArgs) {
  // Shopify's admin names its language in the address.
  const language = chooseLanguage(request, new URL(request.url).searchParams.get("locale"));
  return data({ language, country: null, requestId: context.requestId });
}

/** Only the error page's title: every page has its own. */
export function meta({ error, data: view }: MetaArgs<typeof loader>) {
  return error === undefined ? [] : [{ title: errorTitle(kindOfError(error), view?.language ?? "es") }];
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

/** The merchant's panel is a document of its own kind; its layout's data say so. */
export function Layout({ children }: { children: ReactNode }) {
  const panel = useRouteLoaderData<() => PanelView>("routes/panel/layout");
  if (!panel) return <PageDocument>{children}</PageDocument>;
  return (
    <PanelDocument language={panel.language} bridge={panel.bridge}>
      {children}
    </PanelDocument>
  );
}

/** No framework script: every other page works with plain forms and links, so `<Scripts/>` is left out. */
function PageDocument({ children }: { children: ReactNode }) {
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

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} root={useRouteLoaderData<typeof loader>("root")} />;
}
