import { Badge, BlockStack, Button, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { roadSteps, type RoadStep, type RoadStepState } from "../../../domain/setup-road.ts";
import { BesideCards } from "../beside-cards.tsx";
import { usePanelTexts } from "../language-context.ts";
import { panelHome } from "../places.ts";

interface SetupPageProps {
  readonly shopDomain: string;
  readonly road: readonly RoadStepState[];
}

const tones = { done: "success", next: "attention", later: "info" } as const;

/** Where each step is done; the first and the last need nobody. */
const paths: Partial<Record<RoadStep, string>> = {
  account: `${panelHome}/accounts`,
  webhook: `${panelHome}/webhooks`,
  method: `${panelHome}/method`,
  order: `${panelHome}/test-order`,
};

export function SetupPage({ shopDomain, road }: SetupPageProps) {
  const t = usePanelTexts();
  return (
    <Page title={t("setup.title")}>
      <BlockStack gap="400">
        <BesideCards>
          <Text as="p">{t("setup.intro")}</Text>
        </BesideCards>
        <ol className="panel-steps">
          {road.map((state) => (
            <li key={state.step} data-step={state.step} data-state={state.state}>
              <Step {...state} shopDomain={shopDomain} />
            </li>
          ))}
        </ol>
      </BlockStack>
    </Page>
  );
}

function Step({ step, state, shopDomain }: RoadStepState & Pick<SetupPageProps, "shopDomain">) {
  const t = usePanelTexts();
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="p" tone="subdued" variant="bodySm">
          {t("setup.stepOf", { number: roadSteps.indexOf(step) + 1, all: roadSteps.length })}
        </Text>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t(`setup.step.${step}.heading`)}
          </Text>
          <Badge tone={tones[state]}>{t(`setup.state.${state}`)}</Badge>
        </InlineStack>
        <Text as="p">
          {step === "live" && state === "done"
            ? t("setup.step.live.done")
            : t(`setup.step.${step}.sentence`, { shop: shopDomain })}
        </Text>
        <StepLink step={step} state={state} />
      </BlockStack>
    </Card>
  );
}

function StepLink({ step, state }: RoadStepState) {
  const t = usePanelTexts();
  const url = paths[step];
  if (url === undefined || step === "install" || step === "live") return null;
  return (
    <div>
      <Button url={url} variant={state === "next" ? "primary" : "secondary"}>
        {t(`setup.step.${step}.${state === "done" ? "again" : "open"}`)}
      </Button>
    </div>
  );
}
