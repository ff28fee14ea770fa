import { done, logged, refuse, type CallContext, type Outcome } from "./mutation.ts";

interface ConfigureArguments {
  ready: boolean;
  externalHandle?: string | null;
}

function configure(args: ConfigureArguments, { sandbox, shop }: CallContext): Outcome {
  const installation = sandbox.state.installations.get(shop);
  if (!installation) return refuse("The app is not installed", { field: [] });
  installation.isReady = args.ready;
  installation.externalHandle = args.externalHandle ?? null;
  sandbox.changed();
  const paymentsAppConfiguration = { ready: args.ready, externalHandle: installation.externalHandle };
  return done("applied", { paymentsAppConfiguration });
}

/** Verification is for cards: an offsite app never has such a session. */
function noVerification(): Outcome {
  return refuse("Verification session not found", { code: "VERIFICATION_SESSION_NOT_FOUND" });
}

export const appMutations = {
  paymentsAppConfigure: logged<ConfigureArguments & { id?: string }>("paymentsAppConfigure", configure),
  verificationSessionRedirect: logged("verificationSessionRedirect", noVerification),
  verificationSessionResolve: logged("verificationSessionResolve", noVerification),
  verificationSessionReject: logged("verificationSessionReject", noVerification),
};

export const queries = {
  publicApiVersions: [
    { handle: "2026-10", displayName: "2026-10", supported: true },
    { handle: "unstable", displayName: "unstable", supported: false },
  ],
};
