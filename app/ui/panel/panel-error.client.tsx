import { isRouteErrorResponse } from "@remix-run/react";
import { Banner, Page, Text } from "@shopify/polaris";
import { usePanelTexts } from "./language-context.ts";
import { panelHome } from "./places.ts";

/** Stands for a page of the panel that could not be shown. */
export function PanelError({ error }: { readonly error: unknown }) {
  const t = usePanelTexts();
  const kind = isRouteErrorResponse(error) && error.status < 500 ? "missing" : "broken";
  return (
    <Page title={t(`error.${kind}.heading`)} backAction={{ url: panelHome, content: t("places.setup") }}>
      <Banner tone={kind === "missing" ? "info" : "critical"}>
        <Text as="p">{t(`error.${kind}.next`)}</Text>
      </Banner>
    </Page>
  );
}
