import { Form, useNavigation } from "@remix-run/react";
import { Badge, Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import type { GatewayChoice } from "../../../domain/panel-account.ts";
import type { SetupAccount, SetupField } from "../../../domain/setup-page.ts";
import { payTexts, setupTexts } from "../../../i18n/texts.ts";
import type { SetupRefusal } from "../../setup/setup-refusal.ts";
import { usePanelLanguage, usePanelTexts } from "../language-context.ts";

interface CredentialsCardProps {
  readonly gateway: GatewayChoice;
  readonly form: SetupAccount;
  /** There is an account of this mode already; this one would be of another country. */
  readonly isFurther: boolean;
  readonly failures: SetupRefusal["failures"];
}

/** The form of one account. What was saved is never sent back to it. */
export function CredentialsCard({ gateway, form, isFurther, failures }: CredentialsCardProps) {
  const language = usePanelLanguage();
  const t = usePanelTexts();
  const words = setupTexts(language);
  const isSending = useNavigation().state === "submitting";
  const { mode, country, fields, isSaved } = form;
  const general = failures.filter(({ field }) => !fields.some(({ name }) => name === field));
  return (
    <Card>
      <Form method="post" autoComplete="off" noValidate>
        <input type="hidden" name="mode" value={mode} />
        <input type="hidden" name="country" value={country ?? ""} />
        <BlockStack gap="300">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              {isFurther ? t(`accounts.form.further.${mode}`) : words(`mode.${mode}`)}
              {country !== null && ` · ${payTexts(language)(`country.${country}`)}`}
            </Text>
            <Badge tone={isSaved ? "success" : "attention"}>{words(isSaved ? "saved" : "notSaved")}</Badge>
          </InlineStack>
          <Text as="p" tone="subdued">
            {mode === "live" ? words("modeAbout.live") : t("accounts.form.testNote")}
          </Text>
          {failures.length > 0 && (
            <Banner tone="critical" title={words("error.summary")}>
              {general.map(({ error }) => (
                <Text as="p" key={error}>
                  {words(`error.${error}`, { gateway: gateway.name })}
                </Text>
              ))}
            </Banner>
          )}
          {fields.map((field) => {
            const failure = failures.find((each) => each.field === field.name);
            const error = failure && words(`error.${failure.error}`, { gateway: gateway.name });
            return <CredentialField key={field.name} field={field} error={error} />;
          })}
          <div>
            <Button submit variant={isSaved ? "secondary" : "primary"} loading={isSending}>
              {words(isSaved ? "saveAgain" : "save")}
            </Button>
          </div>
        </BlockStack>
      </Form>
    </Card>
  );
}

function CredentialField({
  field,
  error,
}: {
  readonly field: SetupField;
  readonly error: string | undefined;
}) {
  const language = usePanelLanguage();
  const words = setupTexts(language);
  const [value, setValue] = useState("");
  const { label, help } = field.words[language];
  return (
    <TextField
      label={label}
      name={`field.${field.name}`}
      value={value}
      onChange={setValue}
      type={field.isSecret ? "password" : "text"}
      // Browsers ignore "off" for passwords and would offer the merchant's own.
      autoComplete={field.isSecret ? "new-password" : "off"}
      spellCheck={false}
      placeholder={field.isSaved ? words("secretPlaceholder") : ""}
      helpText={field.isSaved ? `${help} ${words("secretSaved")}` : help}
      error={error ?? false}
    />
  );
}
