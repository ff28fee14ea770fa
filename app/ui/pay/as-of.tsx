import type { Country } from "../../domain/method.ts";
import { formatClock } from "../../i18n/format.ts";
import type { PayTexts } from "../../i18n/texts.ts";

/** Shown by the script and by the service worker when the page could not be asked for again. */
export function AsOf({ now, country, t }: { now: Date; country: Country; t: PayTexts }) {
  return (
    <p className="note" id="as-of" hidden>
      {t("asOf", { time: formatClock(now, country) })}
    </p>
  );
}
