import { useLocation, useNavigate } from "@remix-run/react";
import { AppProvider } from "@shopify/polaris";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { Language } from "../../i18n/language.ts";
import { panelTexts } from "../../i18n/texts.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { LanguageContext } from "./language-context.ts";
import { PanelLink } from "./panel-link.tsx";
import { PlaceMenu } from "./place-menu.tsx";
import { polarisWords } from "./polaris-words.ts";
import { keepLanguage, readKeptLanguage } from "./kept-language.ts";

interface PanelFrameProps {
  /** As Shopify's admin names it; what the merchant chose here is stronger. */
  readonly language: Language;
  readonly shopDomain: string;
  readonly children: ReactNode;
}

/** Around every page of the panel: Polaris, the menu in Shopify's frame, the language. */
export function PanelFrame({ language: adminLanguage, shopDomain, children }: PanelFrameProps) {
  const [language, setLanguage] = useState(() => readKeptLanguage() ?? adminLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useMenuClicks();
  usePlainAddress();
  useFreshPage();
  const choose = (chosen: Language): void => {
    keepLanguage(chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageContext.Provider value={language}>
      <AppProvider i18n={polarisWords[language]} linkComponent={PanelLink}>
        <PlaceMenu t={panelTexts(language)} />
        <main className="panel-page" tabIndex={-1}>
          {children}
        </main>
        <LanguageChoice language={language} shopDomain={shopDomain} onChoose={choose} />
      </AppProvider>
    </LanguageContext.Provider>
  );
}

/** Shopify's frame tells of a click in its menu by this event (shopify.dev, App Bridge, navigation, 2026-11). */
function useMenuClicks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const go = ({ target }: Event): void => {
      const path = target instanceof Element ? target.getAttribute("href") : null;
      if (path) navigate(path);
    };
    document.addEventListener("shopify:navigate", go);
    return () => document.removeEventListener("shopify:navigate", go);
  }, [navigate]);
}

/** Takes the token and Shopify's other words out of the first address, so that nobody copies them with it. */
function usePlainAddress(): void {
  useEffect(() => {
    const url = new URL(window.location.href);
    for (const name of ["id_token", "hmac", "session", "timestamp", "bounced"]) url.searchParams.delete(name);
    window.history.replaceState(window.history.state, "", url);
  }, []);
}

/** A new page begins at its top, for eyes and for screen readers. */
function useFreshPage(): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>(".panel-page")?.focus({ preventScroll: true });
  }, [pathname]);
}
