import { Banner, BlockStack, Button, Page, Text } from "@shopify/polaris";
import type { AccountFormsPage as View } from "../../../domain/panel-account.ts";
import { setupTexts } from "../../../i18n/texts.ts";
import type { SetupRefusal } from "../../setup/setup-refusal.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";
import { useToast } from "../use-toast.ts";
import { CredentialsCard } from "./credentials-card.tsx";

interface AccountFormsPageProps {
  readonly view: View;
  readonly refused: SetupRefusal | null;
  readonly isJustSaved: boolean;
  readonly answer: unknown;
}

/** One gateway: a form for each of the shop's accounts there, drawn from what the gateway says it needs. */
export function AccountFormsPage({ view, refused, isJustSaved, answer }: AccountFormsPageProps) {
  const t = usePanelTexts();
  const words = setupTexts(usePanelLanguage());
  const { gateway, forms } = view;
  useToast(answer, isJustSaved ? t("setup.saved") : null);
  return (
    <Page
      title={t("accounts.form.title", { gateway: gateway.name })}
      backAction={{ url: `${panelHome}/accounts`, content: t("accounts.title") }}
    >
      <BlockStack gap="400">
        {isJustSaved && (
          <Banner tone="success" title={words("justSaved", { gateway: gateway.name })}>
            <Button url={`${panelHome}/webhooks`}>{t("accounts.form.next")}</Button>
          </Banner>
        )}
        <BesideCards>
          <Text as="p">{words("privacy")}</Text>
        </BesideCards>
        {forms.map((form) => (
          <CredentialsCard
            // What was typed goes when it was saved.
            key={`${form.mode} ${form.country} ${form.checkedAt?.getTime()}`}
            gateway={gateway}
            form={form}
            isFurther={!form.isSaved && forms.some(({ mode, isSaved }) => isSaved && mode === form.mode)}
            failures={refused?.mode === form.mode && refused.country === form.country ? refused.failures : []}
          />
        ))}
      </BlockStack>
    </Page>
  );
}
