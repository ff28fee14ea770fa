import type { SetupAccount, SetupPage } from "../../domain/setup-page.ts";
import { formatMoment } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts, setupTexts } from "../../i18n/texts.ts";
import { CredentialInput } from "./credential-input.tsx";
import type { SetupRefusal } from "./setup-refusal.ts";
import { WebhookAddress } from "./webhook-address.tsx";

interface AccountFormProps {
  readonly gateway: SetupPage["gateway"];
  readonly account: SetupAccount;
  readonly language: Language;
  readonly failures: SetupRefusal["failures"];
}

export function AccountForm({ gateway, account, language, failures }: AccountFormProps) {
  const t = setupTexts(language);
  const { mode, country } = account;
  // A shop may have one account for each country, so the mode alone names no form.
  const formId = `${mode}-${country ?? "new"}`;
  const named = { gateway: gateway.name };
  const general = failures.filter(({ field }) => !account.fields.some(({ name }) => name === field));
  return (
    <section className="account">
      <h2>
        {t(`mode.${mode}`)} {country !== null && `· ${payTexts(language)(`country.${country}`)}`}{" "}
        <small className="badge">{t(account.isSaved ? "saved" : "notSaved")}</small>
      </h2>
      <p className="quiet">{t(`modeAbout.${mode}`)}</p>
      {failures.length > 0 && (
        <div className="errors" role="alert">
          <p>{t("error.summary")}</p>
          <ul>
            {failures.map(({ field, error }) => (
              <li key={`${field} ${error}`}>
                {general.some((failure) => failure.field === field) ? (
                  t(`error.${error}`, named)
                ) : (
                  <a className="tall" href={`#${formId}-${field}`}>
                    {t(`error.${error}`, named)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {account.isSaved && <AccountFacts account={account} gatewayName={gateway.name} language={language} />}
      <form method="post" autoComplete="off" noValidate>
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="gateway" value={gateway.id} />
        <input type="hidden" name="mode" value={mode} />
        <input type="hidden" name="country" value={country ?? ""} />
        {account.fields.map((field) => (
          <CredentialInput
            key={field.name}
            gateway={gateway}
            formId={formId}
            field={field}
            language={language}
            error={failures.find((failure) => failure.field === field.name)?.error ?? null}
          />
        ))}
        <button type="submit" className={account.isSaved ? "second" : "button"}>
          {t(account.isSaved ? "saveAgain" : "save")}
        </button>
      </form>
      <WebhookAddress formId={formId} account={account} gatewayName={gateway.name} t={t} />
    </section>
  );
}

interface AccountFactsProps {
  readonly account: SetupAccount;
  readonly gatewayName: string;
  readonly language: Language;
}

/** What the last check at the gateway told. */
function AccountFacts({ account, gatewayName, language }: AccountFactsProps) {
  const t = setupTexts(language);
  const methodName = payTexts(language);
  const { country, merchantId, checkedAt, methods } = account;
  return (
    <dl className="facts">
      {merchantId !== null && (
        <>
          <dt>{t("merchantId", { gateway: gatewayName })}</dt>
          <dd>{merchantId}</dd>
        </>
      )}
      {checkedAt !== null && country !== null && (
        <>
          <dt>{t("checkedAt")}</dt>
          <dd>{formatMoment(checkedAt, country, language)}</dd>
        </>
      )}
      <dt>{t("offers")}</dt>
      {country !== null && methods.length > 0 ? (
        methods.map((method) => (
          <dd key={method}>{t(`offer.${country}`, { method: methodName(`method.${method}`) })}</dd>
        ))
      ) : (
        <dd>{t("noOffers", { gateway: gatewayName })}</dd>
      )}
    </dl>
  );
}
