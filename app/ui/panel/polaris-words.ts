import en from "@shopify/polaris/locales/en.json";
import es from "@shopify/polaris/locales/es.json";
import zhCN from "@shopify/polaris/locales/zh-CN.json";
import type { Language } from "../../i18n/language.ts";

/** What Polaris says by itself. */
export const polarisWords: Readonly<Record<Language, typeof en>> = { en, es, "zh-CN": zhCN };
