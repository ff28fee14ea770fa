import type { PayFormError, PaymentPage } from "../../domain/payment-page.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts, type PayTexts } from "../../i18n/texts.ts";
import type { BarcodePicture } from "./barcode-image.tsx";
import { Ask } from "./ask.tsx";
import type { TypedForm } from "./typed-form.ts";
import { Creating } from "./creating.tsx";
import { Cashier } from "./cashier.tsx";
import { isPayable, momentOf } from "./moment.ts";
import { PayFrame } from "./pay-frame.tsx";
import { Problem } from "./problem.tsx";
import { Voucher } from "./voucher.tsx";

export interface PayPageProps {
  readonly page: PaymentPage;
  readonly language: Language;
  readonly now: Date;
  readonly version: string;
  readonly barcode: BarcodePicture | null;
  /** The shopper asked to go back before the shop said where to. */
  readonly isReturnEarly: boolean;
  readonly typed: TypedForm;
  readonly errors: readonly PayFormError[];
}

export function PayPage(props: PayPageProps) {
  const { page, language, isReturnEarly, version } = props;
  return (
    <PayFrame
      language={language}
      shopName={page.shopName}
      isTest={page.isTest}
      // While a number is made the page comes back by its `Refresh` header.
      version={page.stage.kind === "voucher" ? version : null}
      // The shop says where to go on, soon after the number was made.
      isSoon={!page.canReturn}
      aside={<CashierOf {...props} />}
    >
      {isReturnEarly && !page.canReturn && (
        <p className="note" role="status">
          {payTexts(language)("notYet")}
        </p>
      )}
      <Stage {...props} />
    </PayFrame>
  );
}

function CashierOf({ page, language, now, barcode }: PayPageProps) {
  const { stage } = page;
  if (stage.kind !== "voucher" || !isPayable(momentOf(stage, now))) return null;
  return <Cashier page={page} stage={stage} language={language} barcode={barcode} />;
}

function Stage({ page, language, now, barcode, typed, errors }: PayPageProps) {
  const t = payTexts(language);
  const { stage } = page;
  switch (stage.kind) {
    case "ask":
      return <Ask page={page} ask={stage} typed={typed} errors={errors} t={t} />;
    case "problem": {
      const href = `/pay/${encodeURIComponent(page.token)}/cancel`;
      return <Problem problem={stage.problem} bound={stage.bound} amount={page.amount} href={href} t={t} />;
    }
    case "creating":
      return <Creating page={page} isDelayed={stage.isDelayed} language={language} />;
    case "voucher":
      return <Voucher page={page} stage={stage} language={language} now={now} barcode={barcode} />;
  }
}

/** Document title: the first heading and the shop. */
export function payTitle({ page, language, now, errors }: PayPageProps): string {
  const t = payTexts(language);
  const title = t("title", { heading: headingOf(page, now, t), shop: page.shopName });
  return errors.length > 0 ? t("errorTitle", { title }) : title;
}

function headingOf({ stage }: PaymentPage, now: Date, t: PayTexts): string {
  switch (stage.kind) {
    case "ask":
      return t("ask.heading");
    case "problem":
      return t(`problem.${stage.problem}.heading`);
    case "creating":
      return t("creating.heading");
    case "voucher":
      return t(`state.${momentOf(stage, now)}.heading`);
  }
}
