import { accountTypes, type BankAccountError, type BankAccountForm } from "../../domain/bank-account.ts";
import type { RefundPage } from "../../domain/cash-refund.ts";
import { documentRules, type DocumentRule } from "../../domain/document.ts";
import { formatDeadline } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts, refundTexts, type PayTexts, type RefundTexts } from "../../i18n/texts.ts";
import { SelectField } from "./select-field.tsx";
import { TextField } from "./text-field.tsx";

interface BankFormProps {
  readonly page: RefundPage;
  readonly language: Language;
  readonly typed: BankAccountForm;
  readonly errors: readonly BankAccountError[];
}

/** A plain form without an address: it posts to the page itself, keeping the chosen language. */
export function BankForm({ page, language, typed, errors }: BankFormProps) {
  const t = refundTexts(language);
  const { shopName, linkExpiresAt, country } = page;
  const deadline = formatDeadline(linkExpiresAt, country, language);
  return (
    <>
      <p>{t("ask.sentence", { shop: shopName, deadline })}</p>
      <ErrorSummary errors={errors} t={t} />
      <form method="post" autoComplete="off" noValidate>
        <HolderFields {...{ page, typed, errors, t }} names={payTexts(language)} />
        <AccountFields {...{ page, typed, errors, t }} />
        <button type="submit" className="button">
          {t("ask.submit")}
        </button>
      </form>
      <p className="quiet">{t("ask.safe")}</p>
    </>
  );
}

interface FieldsProps extends Omit<BankFormProps, "language"> {
  readonly t: RefundTexts;
}

function HolderFields({ page, typed, errors, t, names }: FieldsProps & { readonly names: PayTexts }) {
  const rules = documentRules.filter(({ country }) => country === page.country);
  return (
    <fieldset>
      <legend>{t("ask.holderLegend")}</legend>
      <TextField
        name="holder"
        label={t("ask.holder")}
        value={typed.holder}
        error={textOf("holder", errors, t)}
        maxLength={80}
      />
      <SelectField
        name="documentType"
        label={t("ask.documentType")}
        value={typed.documentType || (rules[0]?.type ?? "")}
        error={textOf("documentType", errors, t)}
        options={rules.map((rule) => [rule.type, documentName(rule, names)] as const)}
      />
      <TextField
        name="documentNumber"
        label={t("ask.documentNumber")}
        value={typed.documentNumber}
        error={textOf("documentNumber", errors, t)}
        maxLength={20}
        isNumber
      />
    </fieldset>
  );
}

function AccountFields({ page: { country }, typed, errors, t }: FieldsProps) {
  return (
    <fieldset>
      <legend>{t("ask.accountLegend")}</legend>
      <TextField
        name="bank"
        label={t("ask.bank")}
        help={t(`ask.bankHelp.${country}`)}
        value={typed.bank}
        error={textOf("bank", errors, t)}
        maxLength={60}
      />
      {country === "CO" && (
        <SelectField
          name="accountType"
          label={t("ask.accountType")}
          value={typed.accountType || "savings"}
          error={textOf("accountType", errors, t)}
          options={accountTypes.map((type) => [type, t(`ask.type.${type}`)] as const)}
        />
      )}
      <TextField
        name="accountNumber"
        label={t(`ask.number.${country}`)}
        help={t(`ask.numberHelp.${country}`)}
        value={typed.accountNumber}
        error={textOf("accountNumber", errors, t)}
        maxLength={40}
        isNumber
      />
    </fieldset>
  );
}

/** CE is another document in each country. */
function documentName({ type, country }: DocumentRule, names: PayTexts): string {
  if (type === "CE") return names(country === "CO" ? "document.CE_CO" : "document.CE_PE");
  return names(`document.${type}`);
}

function ErrorSummary({ errors, t }: Pick<FieldsProps, "errors" | "t">) {
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert">
      <p>{t("error.summary")}</p>
      <ul>
        {errors.map((error) => (
          <li key={error}>
            <a className="tall" href={`#${fieldOf(error)}`}>
              {t(`error.${error}`)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function textOf(
  field: keyof BankAccountForm,
  errors: readonly BankAccountError[],
  t: RefundTexts,
): string | null {
  const error = errors.find((each) => fieldOf(each) === field);
  return error ? t(`error.${error}`) : null;
}

function fieldOf(error: BankAccountError): keyof BankAccountForm {
  if (error.startsWith("holder")) return "holder";
  if (error.startsWith("bank")) return "bank";
  if (error === "document_type") return "documentType";
  if (error.startsWith("document")) return "documentNumber";
  return error === "account_type" ? "accountType" : "accountNumber";
}
