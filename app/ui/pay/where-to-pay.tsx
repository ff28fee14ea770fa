import { finderOf, type Method } from "../../domain/method.ts";
import type { PayTexts } from "../../i18n/texts.ts";

/** What the network itself says of its points is one tap away; nothing is said of them that we do not hold. */
export function WhereToPay({ method, t }: { method: Method; t: PayTexts }) {
  const finder = finderOf[method];
  return (
    <section>
      <h2>{t("where.heading")}</h2>
      <p>
        {t(`where.${method}`)} {t("where.hours")}
      </p>
      <p>
        <a className="tall" href={finder} rel="noreferrer">
          {t("where.finder", { host: new URL(finder).host.replace(/^www\./, "") })}
        </a>
      </p>
    </section>
  );
}
