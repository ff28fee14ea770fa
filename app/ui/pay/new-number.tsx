import type { PayTexts } from "../../i18n/texts.ts";
import type { Moment, VoucherStage } from "./moment.ts";

/** One tap from a number that has ended to the next: a plain form, so that it works without script. */
export function NewNumber({ stage, moment, t }: { stage: VoucherStage; moment: Moment; t: PayTexts }) {
  if (!stage.canHaveNewNumber || moment === "replaced") return null;
  return (
    <form method="post">
      <button className="button" name="act" value="new-number">
        {t("newNumber.button")}
      </button>
      <p>{t("newNumber.sentence")}</p>
    </form>
  );
}
