import { type Document, find, type Schema } from '../document.ts';
import {
  type DocumentScan,
  type Edges,
  edgesOf,
  isMarked,
  reachingFrom,
  scanDocument,
} from './scan-for-secrets.ts';

type Rules = Record<string, unknown>;

/** A place in a message's value, by the schemas that apply to it. */
export interface Place {
  /** Those of them that have a secret value in or below them. Empty where there is none. */
  readonly schemas: readonly Rules[];
  /** Whether the whole value is secret. */
  readonly isSecret: boolean;
}

/** No secret value is documented here or below. */
export const harmless: Place = { schemas: [], isSecret: false };

/** Keywords whose schemas apply to the same value. */
const composing = ['allOf', 'anyOf', 'oneOf'] as const;
const conditional = ['if', 'then', 'else'] as const;

/**
 * Where a document's schemas have secret values: through `$ref`, compositions, conditions, properties, maps and arrays.
 * Nothing is done before the first question.
 */
export class SecretPlaces {
  readonly #document: Document;
  readonly #places = new Map<string, Place>();
  readonly #numbers = new Map<object, number>();
  #scan: DocumentScan | undefined;
  #reaching: ReadonlySet<object> | undefined;
  // Those of a large document take much memory: they are forgotten after their last use.
  #edges: Edges | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  /** What the document says of secrets. */
  get scan(): DocumentScan {
    this.#scan ??= scanDocument(this.#document);
    return this.#scan;
  }

  /** Objects from which a secret value is reached other than by a property with one of these names, in lower case. */
  reachingBeside(names: ReadonlyMap<string, unknown>): ReadonlySet<object> {
    const { marked } = this.scan;
    const edges = this.#takeEdges();
    const isProperties = (part: object) => edges.get(part)?.some(({ key }) => key === 'properties') ?? false;
    const beside = reachingFrom(
      marked,
      edges,
      ({ from, key }) => names.has(key.toLowerCase()) && isProperties(from),
    );
    this.#edges = undefined;
    return beside;
  }

  #takeEdges(): Edges {
    this.#edges ??= this.scan.marked.length === 0 ? new Map() : edgesOf(this.#document);
    return this.#edges;
  }

  /** The place of a whole value that has all, or any, of these schemas. */
  at(...schemas: (Schema | undefined)[]): Place {
    if (this.scan.marked.length === 0) return harmless;
    this.#reaching ??= reachingFrom(this.scan.marked, this.#takeEdges());
    const reaching = this.#reaching;
    const all = new Set<Rules>();
    for (const schema of schemas) this.#compose(schema, all);
    const leading = [...all].filter((one) => reaching.has(one));
    if (leading.length === 0) return harmless;
    const key = leading.map((one) => this.#numberOf(one)).join();
    const known = this.#places.get(key);
    if (known) return known;
    const place = { schemas: leading, isSecret: leading.some(isMarked) };
    this.#places.set(key, place);
    return place;
  }

  /** The place of a member. */
  property({ schemas }: Place, name: string): Place {
    return schemas.length === 0 ? harmless : this.at(...schemas.flatMap((rules) => member(rules, name)));
  }

  /** The place of an array's item. */
  item({ schemas }: Place, index: number): Place {
    if (schemas.length === 0) return harmless;
    return this.at(
      ...schemas.flatMap(({ prefixItems = [], items, contains, unevaluatedItems }) => {
        return [(prefixItems as Schema[])[index] ?? items, contains, unevaluatedItems] as Schema[];
      }),
    );
  }

  /** The place of an object's names: they can be secret themselves. */
  names({ schemas }: Place): Place {
    return schemas.length === 0
      ? harmless
      : this.at(...schemas.map(({ propertyNames }) => propertyNames as Schema));
  }

  /** The place of what a text has in it, written in JSON. */
  content({ schemas }: Place): Place {
    return schemas.length === 0
      ? harmless
      : this.at(...schemas.map(({ contentSchema }) => contentSchema as Schema));
  }

  /** Whether the items of an array, or the values of a map, are secret, at any depth of these. */
  isContainer({ schemas }: Place, seen: readonly Place[] = []): boolean {
    return schemas.some((rules) => {
      const below = this.at(...inContainer(rules));
      if (below.isSecret || this.names({ schemas, isSecret: false }).isSecret) return true;
      return below !== harmless && !seen.includes(below) && this.isContainer(below, [...seen, below]);
    });
  }

  #compose(schema: unknown, all: Set<Rules>): void {
    if (typeof schema !== 'object' || schema === null || all.has(schema as Rules)) return;
    const rules = schema as Rules;
    all.add(rules);
    if (typeof rules.$ref === 'string') this.#compose(find(this.#document, rules.$ref)?.value, all);
    for (const keyword of composing) for (const one of listOf(rules[keyword])) this.#compose(one, all);
    for (const keyword of conditional) this.#compose(rules[keyword], all);
    for (const one of Object.values(rules.dependentSchemas ?? {})) this.#compose(one, all);
  }

  #numberOf(rules: Rules): number {
    const number = this.#numbers.get(rules) ?? this.#numbers.size;
    this.#numbers.set(rules, number);
    return number;
  }
}

function member(rules: Rules, name: string): Schema[] {
  const properties = (rules.properties ?? {}) as Record<string, Schema>;
  const matching = Object.entries((rules.patternProperties ?? {}) as Record<string, Schema>)
    .filter(([pattern]) => matches(pattern, name))
    .map(([, schema]) => schema);
  const own = Object.hasOwn(properties, name) ? [properties[name] as Schema, ...matching] : matching;
  return own.length > 0 ? own : ([rules.additionalProperties, rules.unevaluatedProperties] as Schema[]);
}

/** The schemas of what has no name in the document. */
function inContainer(rules: Rules): Schema[] {
  const { items, contains, unevaluatedItems, additionalProperties, unevaluatedProperties, contentSchema } =
    rules;
  const single = [
    items,
    contains,
    unevaluatedItems,
    additionalProperties,
    unevaluatedProperties,
    contentSchema,
  ];
  const patterns = Object.values((rules.patternProperties ?? {}) as Record<string, Schema>);
  return [...single, ...patterns, ...listOf(rules.prefixItems)] as Schema[];
}

// A pattern that is none hides what it may mean.
function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(name);
  } catch {
    return true;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
