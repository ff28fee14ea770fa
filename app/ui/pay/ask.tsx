import type { MethodChoice, PayFormError, PaymentPage, PayStage } from "../../domain/payment-page.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import { Amount } from "./amount.tsx";
import { DocumentFields } from "./document-fields.tsx";
import { EmailField } from "./email-field.tsx";
import type { TypedForm } from "./typed-form.ts";

interface AskProps {
  readonly page: PaymentPage;
  readonly ask: Extract<PayStage, { kind: "ask" }>;
  readonly typed: TypedForm;
  readonly errors: readonly PayFormError[];
  readonly t: PayTexts;
}

/** A plain form without an address: it posts to the page itself, keeping the chosen language. */
export function Ask({ page, ask, typed, errors, t }: AskProps) {
  const { choices, needsEmail, refusal } = ask;
  const only = choices.length === 1 ? choices[0] : undefined;
  return (
    <>
      <h1>{t("ask.heading")}</h1>
      <p>
        {t("ask.sentence")} {only && t(`ask.about.${only.method}`)}
      </p>
      <Amount amount={page.amount} label={t("amount.label")} t={t} />
      {refusal && errors.length === 0 && (
        <p className="errors" role="alert">
          {t(`refusal.${refusal}`)}
        </p>
      )}
      <ErrorSummary errors={errors} firstMethod={choices[0]?.method ?? ""} t={t} />
      <form method="post" noValidate>
        {only ? (
          <input type="hidden" name="method" value={only.method} />
        ) : (
          <MethodCards choices={choices} chosen={typed.method} errors={errors} t={t} />
        )}
        {needsEmail && <EmailField typed={typed} errors={errors} t={t} />}
        <DocumentFields choices={choices} typed={typed} errors={errors} t={t} />
        <button type="submit" className="button">
          {t("ask.submit")}
        </button>
      </form>
      <p>
        <a className="tall" href={`/pay/${encodeURIComponent(page.token)}/cancel`}>
          {t("cancel")}
        </a>
      </p>
      <p className="quiet">{t("ask.safe")}</p>
    </>
  );
}

interface MethodCardsProps {
  readonly choices: readonly MethodChoice[];
  readonly chosen: string;
  readonly errors: readonly PayFormError[];
  readonly t: PayTexts;
}

function MethodCards({ choices, chosen, errors, t }: MethodCardsProps) {
  const isMissing = errors.includes("method_missing");
  return (
    <fieldset className="cards" aria-describedby={isMissing ? "method-error" : undefined}>
      <legend>{t("ask.methods")}</legend>
      {isMissing && (
        <p className="field-error" id="method-error">
          {t("error.method_missing")}
        </p>
      )}
      {choices.map(({ method }) => (
        <label key={method} className="card" htmlFor={`method-${method}`}>
          <input
            type="radio"
            name="method"
            id={`method-${method}`}
            value={method}
            defaultChecked={chosen === method}
          />
          <strong>{t(`method.${method}`)}</strong>
          <small>{t(`ask.about.${method}`)}</small>
        </label>
      ))}
    </fieldset>
  );
}

function ErrorSummary({ errors, firstMethod, t }: Pick<AskProps, "errors" | "t"> & { firstMethod: string }) {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert">
      <p>{t("error.summary")}</p>
      <ul>
        {errors.map((error) => (
          <li key={error}>
            <a className="tall" href={`#${fieldOf(error, firstMethod)}`}>
              {t(`error.${error}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function fieldOf(error: PayFormError, firstMethod: string): string {
  if (error === "method_missing") return `method-${firstMethod}`;
  if (error === "email_missing" || error === "email_malformed") return "email";
  return error === "document_type" ? "documentType" : "documentNumber";
}
