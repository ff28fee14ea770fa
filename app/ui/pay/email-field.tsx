import type { PayFormError } from "../../domain/payment-page.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import { FieldError } from "./field-error.tsx";
import type { TypedForm } from "./typed-form.ts";

interface EmailFieldProps {
  readonly typed: TypedForm;
  readonly errors: readonly PayFormError[];
  readonly t: PayTexts;
}

/** Asked only when the shop knows no e-mail of the shopper, or the gateway did not take it. */
export function EmailField({ typed, errors, t }: EmailFieldProps) {
  const error = errors.find((each) => each === "email_missing" || each === "email_malformed");
  return (
    <>
      <label htmlFor="email">{t("ask.email")}</label>
      {error && <FieldError id="email-error" text={t(`error.${error}`)} />}
      <input
        id="email"
        name="email"
        type="email"
        autoComplete="email"
        maxLength={254}
        defaultValue={typed.email}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "email-error email-help" : "email-help"}
      />
      <p className="help" id="email-help">
        {t("ask.emailWhy")}
      </p>
    </>
  );
}
