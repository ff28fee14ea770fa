import type { Wait } from "../domain/waiting-time.ts";
import { formatDuration } from "./format.ts";
import type { Language } from "./language.ts";
import { payTexts } from "./texts.ts";

/** Up to so many are called "within minutes": nobody counts them. */
export const soonMinutes = 5;
const dayMinutes = 1440;

/** The usual wait, then what nearly everybody had, then the slowest: never only the best case. */
export function waitWords({ usualMinutes, longestMinutes, businessDays }: Wait, language: Language): string {
  const t = payTexts(language);
  const words = [
    usualMinutes <= soonMinutes
      ? t("after.soon")
      : t("after.usual", { time: formatDuration(usualMinutes, language) }),
  ];
  if (longestMinutes > Math.max(usualMinutes, soonMinutes))
    words.push(t("after.nearly", { time: formatDuration(longestMinutes, language) }));
  // Days that end before what was just said would be heard as a contradiction.
  if (businessDays * dayMinutes >= longestMinutes) words.push(t("after.slowest", { count: businessDays }));
  return words.join(language === "zh-CN" ? "" : " ");
}
