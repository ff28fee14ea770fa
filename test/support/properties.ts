import fc from "fast-check";

/**
 * fast-check for every test. The examples are the same each time, so that a change passes by what it holds and not by
 * luck. `PROPERTY_RUNS=30000` draws others instead, and that many of each property which does not name a number itself:
 * the nightly run does.
 */
const runs = Number(process.env["PROPERTY_RUNS"] ?? 0);
fc.configureGlobal({ ...fc.readConfigureGlobal(), ...(runs > 0 ? { numRuns: runs } : { seed: 20_260_901 }) });

export default fc;
