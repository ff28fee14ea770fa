/** The steps from an installed app to cash that arrives, in their order. */
export const roadSteps = ["install", "account", "webhook", "method", "order", "live"] as const;

export type RoadStep = (typeof roadSteps)[number];

/** What the road is read from: nothing keeps a place on it, so it is right whoever changed what, and where. */
export interface RoadFacts {
  readonly hasLiveAccount: boolean;
  /** The webhook address of every live account was seen to lead here. */
  readonly areWebhooksProved: boolean;
  readonly hasMethodName: boolean;
  /** Money came for an order of the shop at least once. */
  readonly hasPaidOrder: boolean;
}

export interface RoadStepState {
  readonly step: RoadStep;
  /** `next`: the first that is not done. */
  readonly state: "done" | "next" | "later";
}

/** Where a shop is on the road. It is live when everything before is done. */
export function roadOf(facts: RoadFacts): readonly RoadStepState[] {
  const before: Readonly<Record<Exclude<RoadStep, "live">, boolean>> = {
    install: true,
    account: facts.hasLiveAccount,
    webhook: facts.hasLiveAccount && facts.areWebhooksProved,
    method: facts.hasMethodName,
    order: facts.hasPaidOrder,
  };
  const isLive = Object.values(before).every(Boolean);
  const isDone = (step: RoadStep): boolean => (step === "live" ? isLive : before[step]);
  const next = roadSteps.find((step) => !isDone(step));
  return roadSteps.map((step) => {
    if (isDone(step)) return { step, state: "done" };
    return { step, state: step === next ? "next" : "later" };
  });
}
