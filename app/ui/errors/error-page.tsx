import type { Language } from "../../i18n/language.ts";
import { errorTexts } from "../../i18n/texts.ts";
import { LanguageSwitch } from "../language-switch.tsx";
import { errors } from "../../i18n/en/errors.ts";

export type ErrorKind = keyof typeof errors.page;

export function isErrorKind(value: unknown): value is ErrorKind {
  return typeof value === "string" && Object.hasOwn(errors.page, value);
}

interface ErrorPageProps {
  readonly kind: ErrorKind;
  readonly language: Language;
  /** Shown so that a person can quote it; null when it would help nobody. */
  readonly requestId: string | null;
}

export function ErrorPage({ kind, language, requestId }: ErrorPageProps) {
  const t = errorTexts(language);
  return (
    <>
      <header className="top">
        <LanguageSwitch current={language} label={t("language")} />
      </header>
      <main className="slip">
        <h1>{t(`page.${kind}.heading`)}</h1>
        <p>{t(`page.${kind}.sentence`)}</p>
        <p>{t(`page.${kind}.next`)}</p>
        {requestId !== null && (
          <p className="quiet">
            {t("requestId")} <code>{requestId}</code>
          </p>
        )}
      </main>
    </>
  );
}

/** Document title of an error page. */
export function errorTitle(kind: ErrorKind, language: Language): string {
  return errorTexts(language)(`page.${kind}.heading`);
}
