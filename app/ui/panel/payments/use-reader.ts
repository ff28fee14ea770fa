import type { Reader } from "../../../i18n/case-words.ts";
import { usePanelLanguage } from "../language-context.ts";

/** Who reads this page: in the panel's language, on the shop's clock. */
export function useReader(timeZone: string): Reader {
  return { language: usePanelLanguage(), timeZone };
}
