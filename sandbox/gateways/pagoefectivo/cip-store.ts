import type { Cip } from "./cip.ts";

export interface StoreContents {
  readonly lastNumber: number;
  readonly lastOperation: number;
  readonly clockOffset: number;
  /** By service: what PagoEfectivo's staff set. Absent in older folders. */
  readonly notificationUrls?: Readonly<Record<string, string | null>>;
  readonly cips: readonly Cip[];
}

export type CipStore = ReturnType<typeof createCipStore>;

/** All CIPs in memory, by number and by the name of their page. */
export function createCipStore(contents: StoreContents | null, firstNumber: number, onChange: () => void) {
  const byNumber = new Map<number, Cip>(contents?.cips.map((cip) => [cip.number, cip]));
  const numbersByPage = new Map(contents?.cips.map((cip) => [cip.pageToken, cip.number]));
  let lastNumber = Math.max(contents?.lastNumber ?? 0, firstNumber);
  let lastOperation = contents?.lastOperation ?? 1_252;

  return {
    takeNumber: () => (lastNumber += 1),
    takeOperation: () => String((lastOperation += 1)),
    put(cip: Cip) {
      byNumber.set(cip.number, cip);
      numbersByPage.set(cip.pageToken, cip.number);
      onChange();
    },
    get: (number: number) => byNumber.get(number),
    findByPage: (pageToken: string) => byNumber.get(numbersByPage.get(pageToken) ?? -1),
    /** Call after changing something that only the contents carry. */
    changed: onChange,
    all: (): Cip[] => [...byNumber.values()],
    contents: (
      clockOffset: number,
      notificationUrls: Readonly<Record<string, string | null>>,
    ): StoreContents => ({
      lastNumber,
      lastOperation,
      clockOffset,
      notificationUrls,
      cips: [...byNumber.values()],
    }),
  };
}
