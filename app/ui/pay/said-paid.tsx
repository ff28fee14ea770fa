import { formatDuration } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts, type PayTexts } from "../../i18n/texts.ts";
import type { Moment, VoucherStage } from "./moment.ts";

/** Moments in which money may be on its way without our knowing. */
const waiting: readonly Moment[] = ["waiting", "lastDay", "checking"];

/** "I already paid": a plain form, so that it works without script, and honest words about what came of it. */
export function SaidPaid({
  stage,
  moment,
  language,
}: {
  stage: VoucherStage;
  moment: Moment;
  language: Language;
}) {
  if (!waiting.includes(moment)) return null;
  const t = payTexts(language);
  const { answer, canAsk } = stage.saidPaid;
  return (
    <section className="said">
      {answer !== null && (
        <p className="note" role="status">
          {t(`saidPaid.${answer}`, { time: formatDuration(stage.wait.longestMinutes, language) })}
        </p>
      )}
      {canAsk && (
        <form method="post">
          <button className="second" name="act" value="paid">
            {t(answer === null ? "saidPaid.button" : "saidPaid.again")}
          </button>
        </form>
      )}
    </section>
  );
}

/** Comes first on the page: whoever has waited longer than nearly all must not have to look for it. */
export function Overdue({ stage, moment, t }: { stage: VoucherStage; moment: Moment; t: PayTexts }) {
  if (!stage.saidPaid.isOverdue || !waiting.includes(moment)) return null;
  return <p className="note">{t("saidPaid.overdue")}</p>;
}
