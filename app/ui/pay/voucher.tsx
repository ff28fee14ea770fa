import type { PaymentPage } from "../../domain/payment-page.ts";
import { formatDeadline } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import { Actions } from "./actions.tsx";
import { AfterPayment } from "./after-payment.tsx";
import { Amount } from "./amount.tsx";
import { AsOf } from "./as-of.tsx";
import { BarcodeImage, type BarcodePicture } from "./barcode-image.tsx";
import { BackToShop } from "./back-to-shop.tsx";
import { hoursLeft, isMoneyThere, isPayable, momentOf, sentenceOf, type VoucherStage } from "./moment.ts";
import { NewNumber } from "./new-number.tsx";
import { Numbers } from "./numbers.tsx";
import { ReferenceDigits } from "./reference.tsx";
import { Overdue, SaidPaid } from "./said-paid.tsx";
import { SmallPrint } from "./small-print.tsx";
import { StateLine } from "./state-line.tsx";
import { Steps } from "./steps.tsx";
import { TimeLeft } from "./time-left.tsx";
import { WhereToPay } from "./where-to-pay.tsx";

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
      <AsOf now={now} country={page.country} t={t} />
      <StateLine
        moment={moment}
        heading={t(`state.${moment}.heading`)}
        sentence={t(sentenceOf(stage, moment), { hours: hoursLeft(stage, now) })}
      />
      <Overdue stage={stage} moment={moment} t={t} />
      {moment === "replaced" && stage.replacedBy !== null && (
        <p>
          <a className="button" href={`/pay/${encodeURIComponent(stage.replacedBy)}?lang=${language}`}>
            {t("replaced.link")}
          </a>
        </p>
      )}
      <NewNumber stage={stage} moment={moment} t={t} />
      {isPayable(moment) ? <OpenVoucher {...props} /> : <ClosedVoucher {...props} />}
      <SaidPaid stage={stage} moment={moment} language={language} />
      <BackToShop page={page} t={t} />
      {isPayable(moment) && <SmallPrint page={page} stage={stage} t={t} />}
    </>
  );
}

function OpenVoucher({ page, stage, language, now, barcode }: VoucherProps) {
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
          {momentOf(stage, now) === "lastDay" && <TimeLeft stage={stage} t={t} />}
        </dd>
        <Numbers stage={stage} language={language} />
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
      <Actions page={page} stage={stage} language={language} />
      <Steps stage={stage} t={t} />
      <WhereToPay method={stage.method} t={t} />
      <AfterPayment page={page} stage={stage} language={language} />
      <p className="foot" aria-hidden="true">
        {formatDeadline(details.expiresAt, page.country, language)} · {details.reference}
      </p>
    </>
  );
}

/** Nothing to pay here any more: the number is small, without barcode or copy button. */
function ClosedVoucher({ page, stage, language, now }: VoucherProps) {
  const t = payTexts(language);
  const { reference, expiresAt } = stage.details;
  const isPaid = isMoneyThere(momentOf(stage, now));
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
