import { runGatewayContract } from "../contract.ts";
import { dlocalHarness } from "./sandbox-harness.ts";

runGatewayContract(dlocalHarness);
