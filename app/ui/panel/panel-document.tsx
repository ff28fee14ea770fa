import { Links, Meta, Scripts } from "@remix-run/react";
import { useContext, type ReactNode } from "react";
import type { Language } from "../../i18n/language.ts";
import { NonceContext } from "./nonce.ts";

/** What the panel's layout tells of the whole visit. */
export interface PanelView {
  readonly language: Language;
  readonly bridge: { readonly apiKey: string; readonly scriptUrl: string };
  readonly shopDomain: string;
}

interface PanelDocumentProps extends Pick<PanelView, "language" | "bridge"> {
  readonly children: ReactNode;
}

/**
 * The document of the panel. App Bridge comes before every other script (Shopify App Store requirement 2.2.3): it puts
 * the merchant's token on what the page fetches.
 */
export function PanelDocument({ language, bridge, children }: PanelDocumentProps) {
  const nonce = useContext(NonceContext);
  return (
    <html lang={language}>
      <head suppressHydrationWarning>
        <meta charSet="utf-8" />
        <script data-api-key={bridge.apiKey} src={bridge.scriptUrl} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}
