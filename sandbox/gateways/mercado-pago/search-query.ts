import { badRequest, done, type Outcome } from "./answer.ts";
import type { Payment } from "./payment.ts";
import { dayMs } from "./timestamp.ts";

const sortFields = [
  "date_created",
  "date_approved",
  "date_last_updated",
  "money_release_date",
  "id",
] as const;
type SortField = (typeof sortFields)[number];

export interface SearchQuery {
  readonly sort: SortField;
  readonly isDescending: boolean;
  readonly range: SortField;
  readonly begin: number | null;
  readonly end: number | null;
  readonly limit: number;
  readonly offset: number;
}

const tooManyRows = badRequest(1000, "Number of rows exceeded the limits");

/** Reads sort, window and paging of a search; defaults are the documented ones. */
export function readSearchQuery(query: URLSearchParams, now: number): Outcome<SearchQuery> {
  const sort = readSortField(query.get("sort") ?? "date_created");
  if (!sort) return badRequest(1003, "sort attribute is not valid");
  const criteria = query.get("criteria") ?? "desc";
  if (criteria !== "asc" && criteria !== "desc") return badRequest(1004, "criteria attribute is not valid");
  const range = readSortField(query.get("range") ?? "date_created");
  if (!range || range === "id") return badRequest(1003, "range attribute is not valid");
  const limit = readCount(query.get("limit"), 30);
  const offset = readCount(query.get("offset"), 0);
  if (limit === null || offset === null || limit > 100 || offset > 10_000) return tooManyRows;
  const begin = readMoment(query.get("begin_date"), now);
  const end = readMoment(query.get("end_date"), now);
  if (begin === undefined || end === undefined)
    return badRequest(1001, "Date format must be yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  if (begin !== null && (end ?? now) - begin >= 365 * dayMs)
    return badRequest(9062, "The date range must be less than 365 days");
  return done({ sort, isDescending: criteria === "desc", range, begin, end, limit, offset });
}

export function sortValue(payment: Payment, field: SortField): number | null {
  if (field === "id") return payment.id;
  if (field === "date_created") return payment.createdAt;
  if (field === "date_last_updated") return payment.updatedAt;
  if (field === "date_approved" || payment.approvedAt === null) return payment.approvedAt;
  return payment.approvedAt + 14 * dayMs;
}

function readSortField(text: string): SortField | undefined {
  return sortFields.find((field) => field === text);
}

function readCount(text: string | null, absent: number): number | null {
  if (text === null) return absent;
  return /^\d{1,6}$/.test(text) ? Number.parseInt(text, 10) : null;
}

const unitMs: Readonly<Record<string, number>> = {
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: dayMs,
  WEEKS: 7 * dayMs,
};

/** `NOW`, `NOW-30DAYS` or ISO with an offset; undefined when unreadable. */
function readMoment(text: string | null, now: number): number | null | undefined {
  if (text === null) return null;
  const relative = /^NOW(?:([+-])(\d{1,4})(MINUTES|HOURS|DAYS|WEEKS))?$/.exec(text);
  if (relative) {
    const distance = Number.parseInt(relative[2] ?? "0", 10) * (unitMs[relative[3] ?? ""] ?? 0);
    return relative[1] === "-" ? now - distance : now + distance;
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
