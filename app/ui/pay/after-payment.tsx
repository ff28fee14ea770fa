import type { Wait } from "../../domain/waiting-time.ts";
import { formatDuration } from "../../i18n/format.ts";
import type { Language } from "../../i18n/language.ts";
import { payTexts } from "../../i18n/texts.ts";
import type { VoucherStage } from "./moment.ts";
import { webAddress } from "./web-address.ts";

const soonMinutes = 5;

export function AfterPayment({ stage, language }: { stage: VoucherStage; language: Language }) {
  const t = payTexts(language);
  const hosted = webAddress(stage.details.hostedUrl);
  return (
    <section>
      <h2>{t("after.heading")}</h2>
      <p>{waitWords(stage.wait, language).join(language === "zh-CN" ? "" : " ")}</p>
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

/** The usual wait, then what nearly everybody had, then the slowest: never only the best case. */
function waitWords({ usualMinutes, longestMinutes, businessDays }: Wait, language: Language): string[] {
  const t = payTexts(language);
  const words = [
    usualMinutes <= soonMinutes
      ? t("after.soon")
      : t("after.usual", { time: formatDuration(usualMinutes, language) }),
  ];
  if (longestMinutes > Math.max(usualMinutes, soonMinutes))
    words.push(t("after.nearly", { time: formatDuration(longestMinutes, language) }));
  if (businessDays > 0) words.push(t("after.slowest", { count: businessDays }));
  return words;
}
