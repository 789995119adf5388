import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readJson } from '../../traffic/files/read-json-file.ts';
import type { PactInteraction } from './to-interaction.ts';
import { toVersion3 } from './to-version-3.ts';

/** The parties of a contract. */
export interface Parties {
  consumer: string;
  provider: string;
  /** Of the Pact specification. */
  version: 3 | 4;
}

interface PactFile {
  interactions?: { description: string; providerStates?: unknown }[];
}

/** A Pact as text: each interaction once, in an order that does not depend on when it was recorded. */
export function pactText({ consumer, provider, version }: Parties, interactions: readonly object[]): string {
  const pact = {
    consumer: { name: consumer },
    provider: { name: provider },
    interactions: inOrder(interactions),
    metadata: { pactSpecification: { version: version === 4 ? '4.0' : '3.0.0' } },
  };
  return `${JSON.stringify(pact, null, 2)}\n`;
}

/** Adds interactions to a Pact's file; one with the description and the states of another takes its place. */
export function writePact(file: string, parties: Parties, recorded: readonly PactInteraction[]): void {
  const known = existsSync(file) ? ((readJson(file) as PactFile).interactions ?? []) : [];
  const fresh = inFile(parties, recorded);
  const unchanged = known.filter((one) => !fresh.some((other) => keyOf(other) === keyOf(one)));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, pactText(parties, [...unchanged, ...fresh]));
}

/** The recorded interactions that a Pact's file does not have just so. */
export function missingFrom(file: string, parties: Parties, recorded: readonly PactInteraction[]): string[] {
  const { interactions = [] } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PactFile) : {};
  return inFile(parties, recorded)
    .filter((one) => !interactions.some((known) => isDeepStrictEqual(known, one)))
    .map(({ description }) => description);
}

/** Merges equal interactions, and numbers different ones with the same description. */
function inFile({ version }: Parties, recorded: readonly PactInteraction[]): PactInteraction[] {
  const texts = recorded.map((one) => JSON.stringify(version === 4 ? one : toVersion3(one)));
  const unique = [...new Set(texts)].sort().map((text) => JSON.parse(text) as PactInteraction);
  const seen = new Map<string, number>();
  return unique.map((one) => {
    const count = (seen.get(keyOf(one)) ?? 0) + 1;
    seen.set(keyOf(one), count);
    return count === 1 ? one : { ...one, description: `${one.description} (${count})` };
  });
}

function inOrder(interactions: readonly object[]): object[] {
  const texts = new Map(interactions.map((one) => [keyOf(one as PactInteraction), one]));
  return [...texts.keys()].sort().map((key) => texts.get(key) as object);
}

function keyOf({ description, providerStates }: { description: string; providerStates?: unknown }): string {
  return JSON.stringify([description, providerStates ?? []]);
}
