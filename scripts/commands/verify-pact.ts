import { type ReplayResult, replay, withoutSampleCredentials } from '../../contracts/consumer/pact/replay.ts';
import { createMockStateSetter } from '../../contracts/consumer/pact/set-provider-states.ts';
import type { SecretValues } from '../../contracts/openapi/redact.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { LeftOutCalls } from '../../contracts/reporters/left-out-calls.ts';
import { counted } from '../../contracts/reporters/summary-line.ts';
import { readTraffic } from '../../contracts/traffic/files/read-traffic.ts';
import { type Traffic, TrafficError } from '../../contracts/traffic/files/traffic.ts';
import { createOperationFinder } from '../../contracts/traffic/find-operation.ts';
import type { Authorize } from '../../contracts/verify/engine/connection-types.ts';
import { isReading } from '../../contracts/verify/engine/unsafe-calls.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import { createPactSafetyGate } from './pact-safety-gate.ts';
import type { VerifyCommand } from './read-verify-options.ts';

/**
 * `bonafide verify <api> --pact FILE --target …`: sends a Pact's requests to a provider, and compares the responses. Exit
 * code 0 where every interaction passes; one that is skipped or left out does not.
 */
export async function verifyPact(command: VerifyCommand, file: string, { out }: Output): Promise<number> {
  const { contract, target, readOnly, token = process.env.BONAFIDE_TOKEN } = command;
  const whyLeftOut = createPactSafetyGate({ contract, target, allow: command.allow, token });
  const leftOut = new LeftOutCalls();
  const traffic = readPactFile(file);
  const connection = await contract.connect(target, process.env);
  const { spec } = contract;
  const authorize: Authorize = (request) => {
    const bare = withoutSampleCredentials(spec, request);
    return connection.authorize?.(bare) ?? bare;
  };
  const states = token ? createMockStateSetter(target, token, authorize) : undefined;
  const wanted = traffic.interactions.filter((one) => !readOnly || isReading(one.request.method));
  const selected = wanted.filter((one) => {
    const reason = whyLeftOut(one);
    if (reason) leftOut.add(reason);
    return !reason;
  });
  const replayed: ReplayResult[] = [];
  const secrets = spec.redactor.createValues(Number.POSITIVE_INFINITY);
  // One after the other: each needs its own provider state.
  for (const interaction of selected) {
    const one = await replay(interaction, { spec, target, states, authorize });
    replayed.push(one);
    noteSecrets(spec, one, secrets);
    for (const line of linesOf(file, one)) out(secrets.mask(line));
  }
  const passed = replayed.filter(
    ({ missingStates, mismatches }) => missingStates.length + mismatches.length === 0,
  ).length;
  const skipped = replayed.filter(({ missingStates }) => missingStates.length > 0).length;
  const remark =
    skipped === 0
      ? ''
      : `, ${skipped} skipped: they need a provider state, which requires --token of a Bonafide mock`;
  for (const line of leftOut.lines()) out(line);
  out(
    `${passed} of ${counted(wanted.length, 'interaction')} with ${traffic.consumer} passed on ${target.name}${remark}`,
  );
  return passed === wanted.length ? 0 : 1;
}

function readPactFile(file: string): Traffic {
  try {
    const traffic = readTraffic(file);
    if (traffic.kind === 'pact') return traffic;
    throw new UsageError(`--pact ${file}: this is a HAR, which "bonafide check" reads`);
  } catch (error) {
    if (error instanceof TrafficError) throw new UsageError(`--pact ${error.message}`);
    throw error;
  }
}

/** Notes the secret values of a call: no line may have one. */
function noteSecrets(spec: Spec, { interaction, actual }: ReplayResult, secrets: SecretValues): void {
  const { request, response } = interaction;
  const operation = createOperationFinder(spec)(request.method, request.path)?.operation;
  for (const one of [response, actual])
    if (one) spec.redactor.call(operation, request, { ...one, body: one.body ?? '' }, secrets);
}

function linesOf(file: string, { interaction, missingStates, mismatches }: ReplayResult): string[] {
  const { pointer, description, request } = interaction;
  const call = `    ${request.method} ${request.path}${request.query && `?${request.query}`}`;
  if (missingStates.length > 0)
    return [
      `- ${file} ${pointer} · ${description}`,
      call,
      `    needs the provider state ${missingStates.join(', ')}`,
    ];
  if (mismatches.length === 0) return [];
  const lines = mismatches.map((one) => `    ${one.pointer} ${one.message}`);
  return [`✗ ${file} ${pointer} · ${description}`, call, ...lines];
}
