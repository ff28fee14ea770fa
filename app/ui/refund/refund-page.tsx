import type { BankAccountError, BankAccountForm } from "../../domain/bank-account.ts";
import type { RefundPage } from "../../domain/cash-refund.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts, refundTexts } from "../../i18n/texts.ts";
import { Amount } from "../pay/amount.tsx";
import { PayFrame } from "../pay/pay-frame.tsx";
import { BankForm } from "./bank-form.tsx";

export interface RefundPageProps {
  readonly page: RefundPage;
  readonly language: Language;
  readonly typed: BankAccountForm;
  readonly errors: readonly BankAccountError[];
}

export const nothingTyped: BankAccountForm = {
  holder: "",
  documentType: "",
  documentNumber: "",
  bank: "",
  accountType: "",
  accountNumber: "",
};

/** Where a buyer says which account the money shall go to; afterwards only how it went on. */
export function RefundPageView({ page, language, typed, errors }: RefundPageProps) {
  const t = refundTexts(language);
  const { state, shopName, amount, isTest } = page;
  return (
    <PayFrame language={language} shopName={shopName} isTest={isTest} version={null}>
      <h1>{t(`${state}.heading`)}</h1>
      {state !== "canceled" && <Amount amount={amount} label={t("amount")} t={payTexts(language)} />}
      {state === "ask" ? (
        <BankForm page={page} language={language} typed={typed} errors={errors} />
      ) : (
        <>
          <p>{t(`${state}.sentence`)}</p>
          <p>{t(`${state}.next`)}</p>
        </>
      )}
    </PayFrame>
  );
}

export function refundTitle({ state, shopName }: RefundPage, language: Language): string {
  const t = refundTexts(language);
  return t("title", { heading: t(`${state}.heading`), shop: shopName });
}
