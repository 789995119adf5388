import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../../openapi/document.ts';
import { allowsValue, textualType, valuesRequirement } from './allowed-values.ts';
import { type Alternative, coversType, type JsonType, jsonTypes } from './alternative-of-one-type.ts';
import { arrayDifferences } from './arrays.ts';
import type { Comparer, ComparisonOptions, Conjunction } from './comparer-interface.ts';
import { conditionRequirements } from './conditions.ts';
import { type Difference, narrower, type Place } from './difference.ts';
import { withSameTag } from './discriminator-values.ts';
import { expand } from './expand-alternatives.ts';
import { numberRequirements } from './numbers.ts';
import { objectDifferences } from './objects.ts';
import { splitByValues } from './split-by-values.ts';
import { lostExtensibleValues, stringRequirements } from './strings.ts';

/** Compares schemas of two documents: which values of the first does the second reject? */
export class Comparison implements Comparer {
  readonly options: ComparisonOptions;
  /** By pair of schemas. A pair that is being compared counts as equal: schemas may be recursive. */
  readonly #known = new Map<string, readonly Difference[]>();
  #reversed: Comparison | undefined;

  constructor(options: ComparisonOptions) {
    this.options = options;
  }

  /** The same documents, compared the other way round. */
  get reversed(): Comparison {
    const { from, to } = this.options;
    this.#reversed ??= new Comparison({ ...this.options, from: to, to: from });
    return this.#reversed;
  }

  differences(from: Conjunction, to: Conjunction): readonly Difference[] {
    const key = `${identity(from)} ${identity(to)}`;
    const known = this.#known.get(key);
    if (known) return known;
    this.#known.set(key, []);
    const found = unique(this.#compare(from, to));
    this.#known.set(key, found);
    return found;
  }

  /** Whether all values of the first schema are allowed by the second. */
  fits(from: Conjunction, to: Conjunction): boolean {
    return this.differences(from, to).every(({ kind }) => kind !== 'narrower');
  }

  #compare(from: Conjunction, to: Conjunction): Difference[] {
    const given = expand(this.options.from, from.schemas);
    const allowed = expand(this.options.to, to.schemas);
    const at = {
      path: '',
      from: targetOf(this.options.from, from.pointer),
      to: targetOf(this.options.to, to.pointer),
    };
    if (given.length === 0) return [];
    if (allowed.length === 0) return [narrower(at, 'absent')];
    const covered = given.filter(({ type }) => allowed.some((other) => this.#covers(other.type, type)));
    const lost = given.filter((one) => !covered.includes(one)).map(({ type }) => type);
    const types = lost.length > 0 ? [narrower(at, typeRequirement(given, lost, allowed))] : [];
    if (types.length > 0 && isAnything(given)) return types;
    return [...types, ...covered.flatMap((one) => this.#fit(one, given, allowed, at))];
  }

  #covers(type: JsonType, other: JsonType): boolean {
    return coversType(type, other) || (this.options.isText && textualType(type, other));
  }

  /** Why no alternative allows all values of one; empty where one does, or where all do together. */
  #fit(
    one: Alternative,
    given: readonly Alternative[],
    allowed: readonly Alternative[],
    at: Place,
  ): Difference[] {
    // Most unions keep their order, so that the first candidate fits.
    const [same] = allowed.slice(given.indexOf(one));
    const candidates = [...new Set(same ? [same, ...allowed] : allowed)].filter(({ type }) =>
      this.#covers(type, one.type),
    );
    if (one.values) {
      const lost = one.values.filter((value) => !candidates.some((other) => allowsValue(other, value)));
      return lost.length > 0 ? [narrower(at, valuesRequirement(one.values, lost, candidates))] : [];
    }
    const found: Difference[][] = [];
    const tagged = withSameTag(one, candidates);
    for (const other of tagged) {
      const differences = this.#between(one, other, at);
      if (differences.length === 0) return [];
      found.push(differences);
    }
    const pieces = tagged.length > 1 ? splitByValues(this.options.from, one) : [];
    if (pieces.length > 1) return pieces.flatMap((piece) => this.#fit(piece, given, allowed, at));
    const [nearest = []] = found.toSorted((left, right) => left.length - right.length);
    const isPair = tagged.length === 1 && given.filter(({ type }) => type === one.type).length === 1;
    return isPair || isDetail(nearest) ? nearest : [narrower(at, 'one of the alternatives')];
  }

  #between(one: Alternative, other: Alternative, at: Place): Difference[] {
    const requirements = this.#requirements(one, other);
    return [
      ...requirements.map((requirement) => narrower(at, requirement)),
      ...(one.type === 'object' ? objectDifferences(this, one, other, at) : []),
      ...(one.type === 'array' ? arrayDifferences(this, one, other, at) : []),
    ];
  }

  #requirements(one: Alternative, other: Alternative): string[] {
    if (other.values) return [valuesRequirement([], [], [other])];
    const own = coversType(other.type, one.type) ? one : { ...one, type: other.type, parts: [] };
    return [
      ...(own.type === 'number' || own.type === 'integer' ? numberRequirements(own, other) : []),
      ...(own.type === 'string' ? stringRequirements(own, other) : []),
      ...(this.options.direction === 'request' ? lostExtensibleValues(own, other) : []),
      ...conditionRequirements(this, own, other),
    ];
  }
}

/** Alternatives that differ in more than one way, or in a fixed value, are not meant to be the same. */
function isDetail(differences: readonly Difference[]): boolean {
  return (
    differences.length === 1 &&
    differences.every(({ requirement }) => !/^(exactly|anything but|one of) /.test(requirement))
  );
}

const maxHops = 50;

/** The schema that a reference leads to: this is where a change was made. */
function targetOf(document: Document, pointer: string): string {
  let at = pointer;
  for (let hops = 0; hops < maxHops; hops += 1) {
    const schema = find(document, at)?.value;
    const target =
      isRecord(schema) && typeof schema.$ref === 'string' ? find(document, schema.$ref) : undefined;
    if (!target) return at;
    at = target.pointer;
  }
  return at;
}

function typeRequirement(
  given: readonly Alternative[],
  lost: readonly JsonType[],
  allowed: readonly Alternative[],
): string {
  const names = [...new Set(allowed.map(({ type }) => type))];
  const others = isAnything(given) ? ['anything else'] : [...new Set(lost)];
  return `${names.join(' or ')}, not ${others.join(' or ')}`;
}

function isAnything(alternatives: readonly Alternative[]): boolean {
  return jsonTypes.every((type) => alternatives.some((one) => one.type === type));
}

/** A schema that is used in several places differs once: else recursive schemas would differ in countless ones. */
function unique(differences: readonly Difference[]): Difference[] {
  const known = new Map<string, Difference>();
  for (const one of differences) {
    const { kind, path, requirement, from, to } = one;
    const key = JSON.stringify([kind, from, to, requirement, path.slice(path.lastIndexOf('/'))]);
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

/** Numbers for schemas: the same part of a document always has the same one. */
const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identity({ schemas }: Conjunction): string {
  const names = schemas.map(({ value }) => {
    if (!isRecord(value)) return String(value);
    const known = identities.get(value) ?? ++lastIdentity;
    identities.set(value, known);
    return known;
  });
  return names.join('+');
}
