import { languageNames, languages, type Language } from "../i18n/language.ts";

/** Plain links: the choice is in the address, so it needs no cookie and no script. */
export function LanguageSwitch({ current, label }: { current: Language; label: string }) {
  return (
    <nav className="languages" aria-label={label}>
      {languages.map((language) => (
        <a
          key={language}
          href={`?lang=${language}`}
          lang={language}
          hrefLang={language}
          aria-current={language === current ? "true" : undefined}
        >
          {languageNames[language]}
        </a>
      ))}
    </nav>
  );
}
