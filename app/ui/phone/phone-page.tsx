import type { PhoneError } from "../../domain/phone.ts";
import type { Language } from "../../i18n/language.ts";
import { phoneTexts } from "../../i18n/texts.ts";
import { FieldError } from "../pay/field-error.tsx";
import { PayFrame } from "../pay/pay-frame.tsx";
import { TextField } from "../refund/text-field.tsx";

export type PhoneFormError = PhoneError | "not_agreed";

export interface PhonePageProps {
  readonly token: string;
  readonly shopName: string;
  readonly isTest: boolean;
  readonly language: Language;
  readonly state: "none" | "on" | "off";
  readonly typed: string;
  readonly error: PhoneFormError | null;
}

/** Where a shopper asks for news of a payment by WhatsApp. Nothing is ticked for anybody. */
export function PhonePageView(props: PhonePageProps) {
  const { token, shopName, isTest, language, state, typed, error } = props;
  const t = phoneTexts(language);
  return (
    <PayFrame language={language} shopName={shopName} isTest={isTest} version={null}>
      <h1>{state === "on" ? t("page.done") : state === "off" ? t("page.off") : t("page.heading")}</h1>
      {state === "on" ? (
        <p>
          {t("page.doneSentence")} {t("page.stop")}
        </p>
      ) : (
        <PhoneForm language={language} typed={typed} error={error} />
      )}
      <p>
        <a className="tall" href={`/pay/${token}`}>
          {t("page.back")}
        </a>
      </p>
    </PayFrame>
  );
}

function PhoneForm({ language, typed, error }: Pick<PhonePageProps, "language" | "typed" | "error">) {
  const t = phoneTexts(language);
  const isAboutBox = error === "not_agreed";
  return (
    <form method="post" noValidate>
      <p>{t("page.sentence")}</p>
      <TextField
        name="phone"
        label={t("page.phone")}
        help={t("page.hint")}
        value={typed}
        error={error !== null && !isAboutBox ? t(`page.error.${error}`) : null}
        maxLength={30}
        isNumber
      />
      {isAboutBox && <FieldError id="agree-error" text={t("page.error.not_agreed")} />}
      <label className="choice">
        <input
          type="checkbox"
          name="agree"
          value="yes"
          aria-invalid={isAboutBox ? true : undefined}
          aria-describedby={isAboutBox ? "agree-error" : undefined}
        />{" "}
        {t("page.agree")}
      </label>
      <p className="help">{t("page.stop")}</p>
      <button type="submit">{t("page.button")}</button>
    </form>
  );
}

export function phoneTitle(language: Language): string {
  return phoneTexts(language)("page.title");
}
