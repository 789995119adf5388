import { ConfigurationError } from '../../../contracts/openapi/configuration-error.ts';

/** The engine that a mock simulates (D-A1). */
export interface Engine {
  /** The engine's own version. */
  version: string;
  /** The newest API version that it speaks: the document's, unless another is asked for. */
  newestVersion: string;
  /** The oldest API version that it accepts. */
  oldestVersion: string;
  /** Headers of every response of an operation. */
  headers: Readonly<Record<string, string>>;
}

/** The engine whose behaviour was recorded. */
const version = '20.10.24';

/** An engine of an API version. Throws a ConfigurationError for an invalid one. */
export function engineOf(newestVersion = '1.44'): Engine {
  if (!/^[1-9]\d*\.\d+$/.test(newestVersion)) {
    throw new ConfigurationError('DOCKER_API_VERSION is no API version, such as 1.44');
  }
  const headers = {
    'Api-Version': newestVersion,
    'Docker-Experimental': 'false',
    Ostype: 'linux',
    Server: `Docker/${version} (linux)`,
  };
  return { version, newestVersion, oldestVersion: '1.24', headers };
}

/** Compares two API versions as moby's api/types/versions does: number by number, a missing one is 0. */
export function compareVersions(a: string, b: string): number {
  const left = numbersOf(a);
  const right = numbersOf(b);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number(part) || 0);
}
