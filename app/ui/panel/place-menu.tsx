import { createElement } from "react";
import type { PanelTexts } from "../../i18n/texts.ts";
import { places } from "./places.ts";

/** Read by App Bridge, whose element it is: Shopify's admin draws it as the app's menu. */
export function PlaceMenu({ t }: { readonly t: PanelTexts }) {
  const links = places.map(({ path, name }, index) => (
    <a key={path} href={path} rel={index === 0 ? "home" : undefined}>
      {t(`places.${name}`)}
    </a>
  ));
  return createElement("ui-nav-menu", null, links);
}
