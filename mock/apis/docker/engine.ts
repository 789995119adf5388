/** The engine that the mock is (D-A1). */
export const engine = {
  /** The newest API version that it speaks; the document's. */
  newestVersion: '1.44',
  /** The oldest that it lets in. */
  oldestVersion: '1.24',
};

/** What the engine puts on every answer of an operation. */
export const engineHeaders = {
  'Api-Version': engine.newestVersion,
  'Docker-Experimental': 'false',
  Ostype: 'linux',
  Server: 'Docker/20.10.24 (linux)',
};

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
