import { data, type LinksFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from "@remix-run/react";
import fonts from "@fontsource-variable/inter/index.css?url";
import polaris from "@shopify/polaris/build/esm/styles.css?url";
import type { ReactNode } from "react";
import { chooseLanguage } from "../../i18n/language.ts";
import { panelTexts } from "../../i18n/texts.ts";
import type { loader as loadRoot } from "../../root.tsx";
import { RouteFailure } from "../../ui/errors/route-failure.tsx";
import { PanelError } from "../../ui/panel/panel-error.client.tsx";
import type { PanelView } from "../../ui/panel/panel-document.tsx";
import { PanelFrame } from "../../ui/panel/panel-frame.client.tsx";
import styles from "../../ui/panel/panel.css?url";
import { useHydrated } from "../../ui/panel/use-hydrated.ts";
import { visitOf } from "./visit-of.ts";

export const links: LinksFunction = () =>
  [polaris, fonts, styles].map((href) => ({ rel: "stylesheet", href }));

export function loader({ request, context }: LoaderFunctionArgs) {
  const { panel, bridge } = visitOf(context);
  const language = chooseLanguage(request, new URL(request.url).searchParams.get("locale"));
  const view: PanelView = { language, bridge, shopDomain: panel.shopDomain };
  return data(view);
}

/** What it answers is true for the whole visit: only the first address carries Shopify's language. */
export function shouldRevalidate(): boolean {
  return false;
}

export function meta() {
  return [{ title: "Recaudo" }];
}

export default function PanelRoute() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  const view = useRouteLoaderData<typeof loader>("routes/panel/layout");
  const root = useRouteLoaderData<typeof loadRoot>("root");
  const error = useRouteError();
  if (!view) return <RouteFailure error={error} root={root} />;
  return (
    <Frame {...view}>
      <PanelError error={error} />
    </Frame>
  );
}

interface FrameProps extends Pick<PanelView, "language" | "shopDomain"> {
  readonly children: ReactNode;
}

/** Polaris draws in the browser only, so that the server of payments pays nothing for it. */
function Frame({ language, shopDomain, children }: FrameProps) {
  if (!useHydrated()) return <p className="panel-wait">{panelTexts(language)("loading")}</p>;
  return (
    <PanelFrame language={language} shopDomain={shopDomain}>
      {children}
    </PanelFrame>
  );
}
