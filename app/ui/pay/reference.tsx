import type { PayTexts } from "../../i18n/texts.ts";
import { groupReference, speakReference } from "../../i18n/reference.ts";

/**
 * The number in groups. Gaps are margins, not spaces, so that one tap selects and copies the digits alone;
 * lines break only between groups.
 */
export function ReferenceDigits({ reference, id }: { reference: string; id?: string }) {
  return (
    <>
      <span className="digits" id={id} data-value={reference} aria-hidden="true">
        {groupReference(reference).map((group, index) => (
          <span key={index}>
            {index > 0 && <wbr />}
            <b>{group}</b>
          </span>
        ))}
      </span>
      <span className="spoken">{speakReference(reference)}</span>
    </>
  );
}

/** Shown by the page's script, which alone can copy; it says "copied" only after it did. */
export function CopyButton({ target, t }: { target: string; t: PayTexts }) {
  return (
    <>
      <button
        type="button"
        className="second scripted"
        data-copy={target}
        data-copied={t("voucher.copied")}
        data-by-hand={t("voucher.copyByHand")}
      >
        {t("voucher.copy")}
      </button>
      <span className="copy-said" role="status" id={`${target}-said`} />
    </>
  );
}
