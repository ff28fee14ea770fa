import type { SetupPage } from "../../domain/setup-page.ts";
import type { Language } from "../../i18n/language.ts";
import { setupTexts, type SetupTexts } from "../../i18n/texts.ts";
import { LanguageSwitch } from "../language-switch.tsx";
import { AccountForm } from "./account-form.tsx";
import type { SetupRefusal } from "./setup-refusal.ts";

/** Which of the page's forms was refused, and why. */
interface SetupFormProps {
  readonly page: SetupPage;
  readonly language: Language;
  /** An account was saved a moment ago. */
  readonly isJustSaved: boolean;
  readonly refused: SetupRefusal | null;
}

/** One gateway: a form for each account, then the step back to Shopify. */
export function SetupForm({ page, language, isJustSaved, refused }: SetupFormProps) {
  const t = setupTexts(language);
  const gateway = page.gateway.name;
  return (
    <>
      <header className="top">
        <p>
          <strong>{page.shopDomain}</strong>
        </p>
        <LanguageSwitch current={language} label={t("language")} />
      </header>
      <main className="slip">
        <h1>{t("heading", { gateway })}</h1>
        {page.gateways.length > 1 && <GatewayChoice page={page} language={language} t={t} />}
        <p>{t("intro", { gateway, shop: page.shopDomain })}</p>
        <p className="quiet">{t("privacy")}</p>
        {isJustSaved && refused === null && (
          <p className="note good" role="status">
            {t("justSaved", { gateway })}
          </p>
        )}
        {page.accounts.map((account) => (
          <AccountForm
            key={`${account.mode} ${account.country}`}
            gateway={page.gateway}
            account={account}
            language={language}
            failures={
              refused?.mode === account.mode && refused.country === account.country ? refused.failures : []
            }
          />
        ))}
        <Finish page={page} t={t} />
      </main>
      <script src="/pay.js" defer />
    </>
  );
}

/** One gateway is enough; with several, each payment goes through the first that can take it. */
function GatewayChoice({ page, language, t }: Pick<SetupFormProps, "page" | "language"> & { t: SetupTexts }) {
  return (
    <nav className="languages" aria-label={t("gateways")}>
      {page.gateways.map(({ id, name, isSaved }) => (
        <a
          key={id}
          className="tall"
          href={`?${new URLSearchParams({ gateway: id, lang: language }).toString()}`}
          aria-current={id === page.gateway.id ? "page" : undefined}
        >
          {name} {isSaved && <small className="badge">{t("saved")}</small>}
        </a>
      ))}
    </nav>
  );
}

function Finish({ page, t }: { page: SetupPage; t: SetupTexts }) {
  const isSaved = page.gateways.some((gateway) => gateway.isSaved);
  return (
    <section>
      <h2>{t("finish.heading")}</h2>
      <p>{t(page.isReady ? "finish.ready" : "finish.sentence")}</p>
      {isSaved ? (
        <form method="post">
          <button type="submit" className="button" name="intent" value="finish">
            {t("finish.button")}
          </button>
        </form>
      ) : (
        <p className="note">{t("finish.blocked")}</p>
      )}
    </section>
  );
}
