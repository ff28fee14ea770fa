import { readLanguage, type Language } from "../../i18n/language.ts";

const key = "recaudo-language";

/** What the merchant chose in this browser; null where nothing was, or storage is blocked, as private windows do. */
export function readKeptLanguage(): Language | null {
  try {
    return readLanguage(window.localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Where storage is blocked the choice lasts as long as the page. */
export function keepLanguage(language: Language): void {
  try {
    window.localStorage.setItem(key, language);
  } catch {
    // Nothing is lost but the choice.
  }
}
