import type { SetupAccount } from "../../domain/setup-page.ts";
import type { SetupTexts } from "../../i18n/texts.ts";

interface WebhookAddressProps {
  readonly formId: string;
  readonly account: SetupAccount;
  readonly gatewayName: string;
  readonly t: SetupTexts;
}

export function WebhookAddress({ formId, account, gatewayName, t }: WebhookAddressProps) {
  const id = `${formId}-webhook`;
  return (
    <>
      <h3>{t("webhook.heading")}</h3>
      {account.webhookUrl === null ? (
        <p className="quiet">{t("webhook.later")}</p>
      ) : (
        <>
          <p>{t("webhook.sentence", { gateway: gatewayName })}</p>
          <p>
            <code className="address" id={id} data-value={account.webhookUrl}>
              {account.webhookUrl}
            </code>
          </p>
          <button
            type="button"
            className="second scripted"
            data-copy={id}
            data-copied={t("webhook.copied")}
            data-by-hand={t("webhook.copyByHand")}
          >
            {t("webhook.copy")}
          </button>
          <span className="copy-said" role="status" id={`${id}-said`} />
        </>
      )}
    </>
  );
}
