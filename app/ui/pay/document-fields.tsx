import type { DocumentRule } from "../../domain/document.ts";
import type { MethodChoice, PayFormError } from "../../domain/payment-page.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import { FieldError } from "./field-error.tsx";
import type { TypedForm } from "./typed-form.ts";

interface DocumentFieldsProps {
  readonly choices: readonly MethodChoice[];
  readonly typed: TypedForm;
  readonly errors: readonly PayFormError[];
  readonly t: PayTexts;
}

/** Asked only when a gateway needs it; says why, and what each document looks like. */
export function DocumentFields({ choices, typed, errors, t }: DocumentFieldsProps) {
  const asking = choices.filter((choice) => choice.documents.length > 0);
  const rules = [...new Map(asking.flatMap(rulesByType)).values()];
  if (rules.length === 0) return null;
  const typeError = errors.find((error) => error === "document_type");
  const numberError = errors.find((error) => error.startsWith("document_") && error !== "document_type");
  return (
    <fieldset>
      <legend>{t("ask.documentLegend")}</legend>
      <p className="quiet">
        {t("ask.why")}{" "}
        {asking.length < choices.length &&
          t("ask.onlyFor", { method: asking.map((choice) => t(`method.${choice.method}`)).join(", ") })}
      </p>
      <label htmlFor="documentType">{t("ask.documentType")}</label>
      {typeError && <FieldError id="documentType-error" text={t(`error.${typeError}`)} />}
      <select
        id="documentType"
        name="documentType"
        defaultValue={typed.documentType || rules[0]?.type}
        aria-invalid={typeError ? true : undefined}
        aria-describedby={typeError && "documentType-error"}
      >
        {rules.map((rule) => (
          <option key={rule.type} value={rule.type}>
            {documentName(rule, t)}
          </option>
        ))}
      </select>
      <label htmlFor="documentNumber">{t("ask.documentNumber")}</label>
      {numberError && <FieldError id="documentNumber-error" text={t(`error.${numberError}`)} />}
      <input
        id="documentNumber"
        name="documentNumber"
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
        defaultValue={typed.documentNumber}
        aria-invalid={numberError ? true : undefined}
        aria-describedby={numberError ? "documentNumber-error documentNumber-help" : "documentNumber-help"}
      />
      <ul className="help" id="documentNumber-help">
        {rules.map((rule) => (
          <li key={rule.type}>{describeDocument(rule, t)}</li>
        ))}
      </ul>
    </fieldset>
  );
}

function rulesByType(choice: MethodChoice): [string, DocumentRule][] {
  return choice.documents.map((rule) => [rule.type, rule]);
}

/** CE is another document in each country. */
function documentName(rule: DocumentRule, t: PayTexts): string {
  if (rule.type === "CE") return t(rule.country === "CO" ? "document.CE_CO" : "document.CE_PE");
  return t(`document.${rule.type}`);
}

function describeDocument(rule: DocumentRule, t: PayTexts): string {
  const key = rule.minLength === rule.maxLength ? "ask.digitsExact" : "ask.digits";
  return t(key, { name: documentName(rule, t), min: rule.minLength, max: rule.maxLength });
}
