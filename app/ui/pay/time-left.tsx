import type { PayTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";

/**
 * Hours and minutes, filled in by the page's script each minute. A timer is not read out by itself; without script the
 * state line says how many hours are left.
 */
export function TimeLeft({ stage, t }: { stage: VoucherStage; t: PayTexts }) {
  return (
    <small
      role="timer"
      data-until={stage.details.expiresAt.getTime()}
      data-words={t("timeLeft", { hours: "{h}", minutes: "{m}" })}
    />
  );
}
