import { whyNoEngine } from '../docker-engine/engine.ts';

/**
 * Why tests do not start a Docker Engine, or `undefined` where they do: only where `BONAFIDE_ENGINE` asks for one, since
 * it is a daemon that root starts. With `required` its absence is a failure.
 */
export function whyEngineIsSkipped(): string | undefined {
  const { BONAFIDE_ENGINE: wanted } = process.env;
  if (wanted === undefined) return 'set BONAFIDE_ENGINE=1, as root on Linux, to start a Docker Engine';
  return wanted === 'required' ? undefined : whyNoEngine();
}
