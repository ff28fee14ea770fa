import type { Currency } from "../domain/currency.ts";
import { timeZoneOf, type Country } from "../domain/method.ts";
import { formatDecimal, type Money } from "../domain/money.ts";
import { localeTag, type Language } from "./language.ts";
import { payTexts } from "./texts.ts";

const symbols: Partial<Record<Currency, string>> = { COP: "$", PEN: "S/", USD: "US$", CNY: "CN¥" };
const pointGrouped: readonly Currency[] = ["COP", "ARS", "BRL", "CLP", "CRC", "EUR", "PYG", "UYU"];
const noBreak = "\u00a0";

/**
 * An exact amount as its own country writes it: `$ 184.900`, `$ 184.900,50`, `S/ 129.90` (no-break space).
 * The same in every language, because the shopper compares it with the cashier's screen. Built from
 * digits: `Intl` would take a float and round pesos.
 */
export function formatMoney(amount: Money): string {
  const decimal = formatDecimal(amount);
  const isNegative = decimal.startsWith("-");
  const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
  const [group, point] = pointGrouped.includes(amount.currency) ? [".", ","] : [",", "."];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  // Nobody in Colombia writes the centavos of a whole amount.
  const isFractionShown = fraction !== "" && !(amount.currency === "COP" && /^0+$/.test(fraction));
  const digits = isFractionShown ? grouped + point + fraction : grouped;
  return `${isNegative ? "-" : ""}${symbols[amount.currency] ?? amount.currency}${noBreak}${digits}`;
}

const minute = 60_000;

/**
 * The last moment at which paying is possible, in words and in the country's own zone:
 * "jueves, 27 de noviembre, 8:00 p. m. (hora de Colombia)". Never "00:00", which people read as the evening
 * of that date: it is told as 23:59 of the day before.
 */
export function formatDeadline(deadline: Date, country: Country, language: Language): string {
  const shown = lastPayable(deadline, country);
  const zone = payTexts(language)("zone", { country: payTexts(language)(`country.${country}`) });
  return `${formatMoment(shown, country, language)}${zone}`;
}

function lastPayable(deadline: Date, country: Country): Date {
  const isMidnight = formatClock(deadline, country) === "00:00";
  return isMidnight ? new Date(deadline.getTime() - minute) : deadline;
}

/** Weekday, day and hour in the country's zone, without naming the zone. */
export function formatMoment(moment: Date, country: Country, language: Language): string {
  const key = localeTag(language, country) + country;
  const format = momentFormats.get(key) ?? createMomentFormat(country, language);
  momentFormats.set(key, format);
  return writeMoment(format, moment);
}

/** The clock stays on one line: "8:00" at the end of one and "p. m." on the next is read twice. */
function writeMoment(format: Intl.DateTimeFormat, moment: Date): string {
  const parts = format.formatToParts(moment);
  return parts
    .map(({ type, value }, index) => {
      const isOfClock = type === "dayPeriod" || parts[index + 1]?.type === "dayPeriod";
      return isOfClock ? value.replaceAll(/\s/g, noBreak) : value;
    })
    .join("");
}

/** Made once: making one costs more than the rest of a page, and memory that comes back late. */
const momentFormats = new Map<string, Intl.DateTimeFormat>();

function createMomentFormat(country: Country, language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(localeTag(language, country), {
    timeZone: timeZoneOf[country],
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: language === "zh-CN" ? "h23" : "h12",
  });
}

/** "10:42", in the country's zone. */
export function formatClock(moment: Date, country: Country): string {
  return clocks[country].format(moment);
}

const clocks: Record<Country, Intl.DateTimeFormat> = { CO: createClock("CO"), PE: createClock("PE") };

function createClock(country: Country): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: timeZoneOf[country],
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** "15 minutes", "2 hours", "2 days": rounded up to the next whole unit, so it never promises too much. */
export function formatDuration(minutes: number, language: Language): string {
  const t = payTexts(language);
  if (minutes < 60) return t("time.minutes", { count: Math.max(1, Math.ceil(minutes)) });
  if (minutes < 1440) return t("time.hours", { count: Math.ceil(minutes / 60) });
  return t("time.days", { count: Math.ceil(minutes / 1440) });
}

/** The same moment short enough for a subject line: "jue, 27 nov, 11:59 p. m.", without naming the zone. */
export function formatShortMoment(deadline: Date, country: Country, language: Language): string {
  const format = new Intl.DateTimeFormat(localeTag(language, country), {
    timeZone: timeZoneOf[country],
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: language === "zh-CN" ? "h23" : "h12",
  });
  return writeMoment(format, lastPayable(deadline, country));
}
