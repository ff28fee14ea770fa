/** Every limit of the HTTP edge, in one place. Milliseconds unless the name says otherwise. */
export const serverLimits = {
  /** Payment sessions and webhooks are a few kB; a form is less. */
  bodyBytes: 64 * 1024,
  headersTimeoutMs: 5_000,
  requestTimeoutMs: 9_000,
  /** How often Node looks for clients beyond the two limits above; its own default is 30 s. */
  timeoutSweepMs: 1_000,
  keepAliveTimeoutMs: 65_000,
  /** How long a stopping process finishes what it has begun. */
  drainMs: 8_000,
  webConnections: 12,
  workerConnections: 16,
  /** Calls to gateways and shops. */
  connectTimeoutMs: 5_000,
  /** Four calls in a row, the most one voucher needs, end before its claim does (timeLimits.claimSeconds). */
  callTimeoutMs: 10_000,
  answerBytes: 1024 * 1024,
} as const;
