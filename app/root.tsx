import { data, type LinksFunction, type LoaderFunctionArgs, type MetaArgs } from "@remix-run/node";
import { Links, Meta, Outlet, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { chooseLanguage, localeTag, type Language } from "./i18n/language.ts";
import type { Country } from "./domain/method.ts";
import { errorTitle } from "./ui/errors/error-page.tsx";
import { kindOfError, RouteFailure } from "./ui/errors/route-failure.tsx";
import { PanelDocument, type PanelView } from "./ui/panel/panel-document.tsx";
import styles from "./ui/recaudo.css?inline";

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

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
    <html lang={localeTag(spoken?.language ?? "es", spoken?.country ?? null)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {typeof spoken?.reloadSeconds === "number" && (
          <noscript>
            <meta httpEquiv="refresh" content={String(spoken.reloadSeconds)} />
          </noscript>
        )}
        <Meta />
        <Links />
        {/* In the page itself: one answer brings all that is needed to read it. Its digest is in the page's policy. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteFailure error={useRouteError()} root={useRouteLoaderData<typeof loader>("root")} />;
}
