import type { PaymentPage } from "../../domain/payment-page.ts";
import { formatDeadline, formatDuration } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { Amount } from "./amount.tsx";
import { BarcodeImage, type BarcodePicture } from "./barcode-image.tsx";
import { BackToShop } from "./back-to-shop.tsx";
import { hoursLeft, isMoneyThere, isPayable, momentOf, type Moment, type VoucherStage } from "./moment.ts";
import { NewNumber } from "./new-number.tsx";
import { CopyButton, ReferenceDigits } from "./reference.tsx";
import { SaidPaid } from "./said-paid.tsx";
import { StateLine } from "./state-line.tsx";
import { Steps } from "./steps.tsx";
import { webAddress } from "./web-address.ts";

export interface VoucherProps {
  readonly page: PaymentPage;
  readonly stage: VoucherStage;
  readonly language: Language;
  readonly now: Date;
  readonly barcode: BarcodePicture | null;
}

/** State, amount, deadline and number come first: they must fit one phone screen. */
export function Voucher(props: VoucherProps) {
  const { page, stage, language, now } = props;
  const t = payTexts(language);
  const moment = momentOf(stage, now);
  return (
    <>
      <StateLine
        moment={moment}
        heading={t(`state.${moment}.heading`)}
        sentence={t(sentenceOf(stage, moment), { hours: hoursLeft(stage, now) })}
      />
      <NewNumber stage={stage} t={t} />
      {isPayable(moment) ? <OpenVoucher {...props} /> : <ClosedVoucher {...props} />}
      <SaidPaid stage={stage} moment={moment} language={language} />
      <BackToShop page={page} t={t} />
    </>
  );
}

/** With a new number one tap away, nobody is sent back to the shop for it. */
function sentenceOf({ canHaveNewNumber }: VoucherStage, moment: Moment) {
  return canHaveNewNumber && (moment === "expired" || moment === "canceled")
    ? "newNumber.instead"
    : (`state.${moment}.sentence` as const);
}

function OpenVoucher({ page, stage, language, barcode }: VoucherProps) {
  const t = payTexts(language);
  const { details } = stage;
  return (
    <>
      <Amount amount={page.amount} label={t("amount.label")} t={t} />
      <dl className="facts">
        <dt>{t("voucher.deadline")}</dt>
        <dd>
          <strong>{formatDeadline(details.expiresAt, page.country, language)}</strong>
          <small>{t("voucher.counters")}</small>
        </dd>
        <VoucherNumbers stage={stage} language={language} />
      </dl>
      {barcode && (
        <BarcodeImage
          picture={barcode}
          label={
            details.reference === null
              ? t("voucher.barcodeNoNumber")
              : t("voucher.barcode", { reference: details.reference })
          }
        />
      )}
      <Steps stage={stage} t={t} />
      <AfterPayment stage={stage} language={language} />
    </>
  );
}

function VoucherNumbers({ stage, language }: { stage: VoucherStage; language: Language }) {
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
    </>
  );
}

function AfterPayment({ stage, language }: { stage: VoucherStage; language: Language }) {
  const t = payTexts(language);
  const hosted = webAddress(stage.details.hostedUrl);
  return (
    <section>
      <h2>{t("after.heading")}</h2>
      <p>{t("after.wait", { time: formatDuration(stage.confirmationMinutes, language) })}</p>
      <p>{t("after.longer")}</p>
      <p>{t("after.open")}</p>
      {hosted !== null && (
        <p>
          <a className="tall" href={hosted} rel="noreferrer">
            {t("voucher.hosted", { gateway: stage.gatewayName })}
          </a>
        </p>
      )}
    </section>
  );
}

/** Nothing to pay here any more: the number is small, without barcode or copy button. */
function ClosedVoucher({ page, stage, language, now }: VoucherProps) {
  const t = payTexts(language);
  const { reference, expiresAt } = stage.details;
  const moment = momentOf(stage, now);
  const isPaid = isMoneyThere(moment);
  return (
    <>
      <Amount amount={page.amount} label={t("amount.plain")} t={t} />
      <dl className="facts">
        {!isPaid && (
          <>
            <dt>{t("voucher.wasDue")}</dt>
            <dd>{formatDeadline(expiresAt, page.country, language)}</dd>
          </>
        )}
        {reference !== null && (
          <>
            <dt>{t(isPaid ? "voucher.paidNumber" : "voucher.closedNumber")}</dt>
            <dd className={isPaid ? undefined : "void"}>
              <ReferenceDigits reference={reference} />
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
