import { createContext, useContext } from "react";
import type { Language } from "../../i18n/language.ts";
import { panelTexts, type PanelTexts } from "../../i18n/texts.ts";

export const LanguageContext = createContext<Language>("es");

export function usePanelLanguage(): Language {
  return useContext(LanguageContext);
}

/** The panel's words in the merchant's language. */
export function usePanelTexts(): PanelTexts {
  return panelTexts(useContext(LanguageContext));
}
