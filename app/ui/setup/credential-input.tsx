import type { SetupField, SetupFormError, SetupPage } from "../../domain/setup-page.ts";
import type { Language } from "../../i18n/language.ts";
import { setupTexts } from "../../i18n/texts.ts";

interface CredentialInputProps {
  readonly gateway: SetupPage["gateway"];
  readonly formId: string;
  readonly field: SetupField;
  readonly language: Language;
  readonly error: SetupFormError | null;
}

/** A field of a gateway's form. What was typed or saved is never sent back to the page. */
export function CredentialInput({ gateway, formId, field, language, error }: CredentialInputProps) {
  const t = setupTexts(language);
  const text = field.words[language];
  const id = `${formId}-${field.name}`;
  return (
    <>
      <label htmlFor={id}>{text.label}</label>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {t(`error.${error}`, { gateway: gateway.name })}
        </p>
      )}
      <input
        id={id}
        name={`field.${field.name}`}
        type={field.isSecret ? "password" : "text"}
        // Browsers ignore "off" for passwords and would offer the merchant's own Shopify password.
        autoComplete={field.isSecret ? "new-password" : "off"}
        autoCapitalize="none"
        spellCheck={false}
        placeholder={field.isSaved ? t("secretPlaceholder") : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error ${id}-help` : `${id}-help`}
      />
      <p className="help" id={`${id}-help`}>
        {text.help} {field.isSaved && t("secretSaved")}
      </p>
    </>
  );
}
