import { builtinContract } from '../../contracts/apis/index.ts';
import { comparable, parityOf } from '../../contracts/apis/parity-by-api.ts';
import { withoutUserInfo } from '../../contracts/http/user-info.ts';
import { type BuiltinName, isBuiltin } from '../../contracts/openapi/load-builtin.ts';
import { differenceLines, ParityTally } from '../../contracts/parity/report.ts';
import { comparedHeaders, runParity } from '../../contracts/parity/run-parity.ts';
import type { Pairing } from '../../contracts/parity/run-sequence.ts';
import { StepGate, type StepGateOptions } from '../../contracts/parity/step-gate.ts';
import { counted } from '../../contracts/reporters/summary-line.ts';
import type { Connection } from '../../contracts/verify/engine/connection-types.ts';
import { type Target, Unreachable } from '../../contracts/verify/engine/target.ts';
import { httpTarget } from '../../contracts/verify/targets/http.ts';
import { mockTarget } from '../../contracts/verify/targets/mock.ts';
import { builtinMaker } from '../../mock/apis/index.ts';
import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { parityCommand } from './definitions/parity.ts';
import { isLocal } from './read-verify-limits.ts';

interface Options {
  api: BuiltinName;
  target: Target;
  sequences: number;
  seed: number;
}

/** `bonafide parity <api> --target …`: exit code 0 where the mock and the target answer alike, 1 where they differ. */
export async function parity(values: Values<typeof parityCommand>, output: Output): Promise<number> {
  const options = readOptions(values);
  const stop = new AbortController();
  const interrupt = () => {
    output.err('Interrupted, cleaning up…');
    stop.abort();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const differences = await compare(options, stop.signal, output);
    return stop.signal.aborted || differences > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof Unreachable) throw new UsageError(`${options.target.name}: ${error.message}`);
    throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await options.target.close();
  }
}

async function compare(options: Options, signal: AbortSignal, output: Output): Promise<number> {
  const { api, target, sequences, seed } = options;
  const started = performance.now();
  const { spec, rules, connect } = builtinContract(api);
  const connection = await connect(target, process.env);
  const run = Math.random().toString(36).slice(2, 10);
  const parity = await parityOf(api);
  if (!parity) throw new UsageError(`parity is available for ${comparable.join(', ')}, not for ${api}`);
  const variables = await parity.mockVariables(target);
  const makeMock = builtinMaker(api, { variables });
  const prefix = `bonafide-${run}-`;
  const gate = target.isDisposable ? undefined : gateOf({ spec, rules, target, connection, prefix });
  await gate?.noteOthers();
  const pairing: Pairing = {
    parity,
    freshMock: () => mockTarget(makeMock()),
    real: target,
    connection,
    prefix,
    headers: comparedHeaders(spec),
    gate,
  };
  output.out(
    `${api}: the mock and ${target.name}, ${connection.description}: ${counted(sequences, 'sequence')}, seed ${seed}, run ${run}`,
  );
  const tally = new ParityTally();
  const found = await runParity({
    spec,
    pairing,
    sequences,
    seed,
    signal,
    onSequence: (one) => tally.add(one),
    onFound: (one) => output.out(differenceLines(spec, target, one).join('\n')),
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const stopped = signal.aborted ? ['stopped before all sequences had run'] : [];
  for (const line of [...tally.lines(parity.accepted), ...stopped]) output.out(line);
  output.out(
    `${counted(found, 'unexplained difference')} · ${counted(tally.sequences, 'sequence')}, ${counted(tally.calls, 'request')}, ${seconds} s`,
  );
  return found;
}

type Shared = Pick<StepGateOptions, 'spec' | 'rules' | 'prefix'> & { target: Target; connection: Connection };

function gateOf({ target, connection, ...options }: Shared): StepGate {
  const { basePath, authorize = (request) => request } = connection;
  return new StepGate({
    ...options,
    basePath,
    send: async (request) => target.send(await authorize(request)),
  });
}

function readOptions(values: Values<typeof parityCommand>): Options {
  const { api = '', sequences, seed } = values;
  if (!isBuiltin(api)) {
    throw new UsageError(`name one API: ${comparable.join(', ')}${suggestion(api, comparable)}`);
  }
  if (values.target === undefined) throw new UsageError('--target is required: a URL, or unix:PATH');
  const target = targetOf(values.target, values.disposable);
  if (!values.write && !isLocal(values.target)) {
    throw new UsageError(
      `--target ${withoutUserInfo(values.target)} is not on this machine: add --write to let the run create, change and delete its own items there`,
    );
  }
  return { api, target, sequences, seed: seed ?? Math.floor(Math.random() * 2 ** 31) };
}

function targetOf(address: string, isDisposable: boolean): Target {
  try {
    return httpTarget(address, { isDisposable });
  } catch {
    throw new UsageError(`--target ${withoutUserInfo(address)}: expected a URL, or unix:PATH`);
  }
}
