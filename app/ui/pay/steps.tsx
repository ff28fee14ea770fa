import type { ReactNode } from "react";
import { cashierPhrase } from "../../i18n/cashier-phrase.ts";
import type { PayTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";
import { StepPicture, type Drawing } from "./step-pictures.tsx";

/** Three steps at the counter; PagoEfectivo can also be paid from a bank. */
export function Steps({ stage, t }: { stage: VoucherStage; t: PayTexts }) {
  return (
    <section>
      <h2>{t("steps.heading")}</h2>
      {stage.method === "efecty" ? (
        <EfectySteps stage={stage} t={t} />
      ) : (
        <PagoEfectivoSteps stage={stage} t={t} />
      )}
    </section>
  );
}

function EfectySteps({ stage, t }: { stage: VoucherStage; t: PayTexts }) {
  const give = stage.details.agreementCode === null ? "steps.efecty.give" : "steps.efecty.giveAgreement";
  return (
    <ol className="steps">
      <Step drawing="go">{t("steps.efecty.go")}</Step>
      <Step drawing="give">
        {t(give)} <Say stage={stage} t={t} />
      </Step>
      <Step drawing="keep">{t("steps.efecty.keep")}</Step>
    </ol>
  );
}

function PagoEfectivoSteps({ stage, t }: { stage: VoucherStage; t: PayTexts }) {
  return (
    <>
      <h3>{t("steps.cash")}</h3>
      <ol className="steps">
        <Step drawing="go">{t("steps.pagoefectivo.go")}</Step>
        <Step drawing="give">
          {t("steps.pagoefectivo.give")} <Say stage={stage} t={t} />
        </Step>
        <Step drawing="keep">{t("steps.pagoefectivo.keep")}</Step>
      </ol>
      <h3>{t("steps.bank")}</h3>
      <ol className="steps">
        <Step drawing="open">{t("steps.pagoefectivo.bankOpen")}</Step>
        <Step drawing="find">{t("steps.pagoefectivo.bankFind")}</Step>
        <Step drawing="check">{t("steps.pagoefectivo.bankCheck")}</Step>
      </ol>
    </>
  );
}

function Step({ drawing, children }: { drawing: Drawing; children: ReactNode }) {
  return (
    <li>
      <StepPicture drawing={drawing} />
      <span>{children}</span>
    </li>
  );
}

function Say({ stage, t }: { stage: VoucherStage; t: PayTexts }) {
  return (
    <span className="say">
      {t("steps.say")} <q lang="es">{cashierPhrase(stage.method, stage.details.agreementCode)}</q>
    </span>
  );
}
