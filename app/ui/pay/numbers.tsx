import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";
import { CopyButton, ReferenceDigits } from "./reference.tsx";

/** What is dictated at the counter, in the list of facts. */
export function Numbers({ stage, language }: { stage: VoucherStage; language: Language }) {
  const t = payTexts(language);
  const { reference, agreementCode, agreementName } = stage.details;
  return (
    <>
      {agreementCode !== null && (
        <>
          <dt>{t("voucher.agreement")}</dt>
          <dd className="agreement">
            <ReferenceDigits reference={agreementCode} />
            {agreementName !== null && <small>{agreementName}</small>}
          </dd>
        </>
      )}
      <dt>{t(`voucher.reference.${stage.method}`)}</dt>
      <dd className="reference">
        {reference === null ? (
          t("voucher.noReference")
        ) : (
          <>
            <ReferenceDigits reference={reference} id="reference" />
            <CopyButton target="reference" t={t} />
          </>
        )}
      </dd>
      {stage.replacedReference !== null && (
        <dd className="help">{t("replaced.note", { reference: stage.replacedReference })}</dd>
      )}
    </>
  );
}
