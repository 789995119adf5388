import type { Document, Schema, SecurityScheme } from '../document.ts';
import { misspells } from './is-misspelt-name.ts';
import type { Place, SecretPlaces } from './secret-places.ts';

/** Credentials in every document (RFC 9110, sections 11.6 and 11.7; RFC 6265). */
const credentialHeaders = ['authorization', 'proxy-authorization', 'cookie', 'set-cookie'];

// Compared without separators and case.
/** Secret by their name alone, whatever a document says of them. */
const always =
  /(?:pass(?:word|wd|phrase)|pwd|api_?key|(?:access|auth|refresh|id|session|bearer|security)token|clientsecret|(?:secret(?:access)?|private)key|authorization)$/;
/** Secret by their name where the document does not declare them. */
const undeclared = /(?:token|secret|credentials?|jwt|sessionid|cookie)s?$/;
/** Names that are known even where they are misspelt. */
const usual = ['password', 'passphrase', 'apikey', 'authorization'];

/** How many names are remembered: callers can make up more. */
const maxVerdicts = 10_000;

/**
 * Why a name is taken for a secret value's: the document marks it so; it looks so; or it looks so, but can also be that of
 * a collection: `secrets`.
 */
export type Verdict = 'documented' | 'likely' | 'possible' | 'harmless';

/**
 * Which names belong to secret values: of properties and parameters that the document marks, in any case and at any
 * depth; of credentials; and, where the document does not declare them, names that look so or that are misspelt.
 */
export class SecretNames {
  readonly #document: Document;
  readonly #places: SecretPlaces;
  readonly #verdicts = new Map<string, Verdict>();
  #documented: Map<string, Place> | undefined;
  readonly #declared = new Set<string>();
  readonly #containers = new Set<string>();

  constructor(document: Document, places: SecretPlaces) {
    this.#document = document;
    this.#places = places;
  }

  /** Marked names in lower case, each with the place that it was found at. */
  get documented(): ReadonlyMap<string, Place> {
    this.#documented ??= this.#collect();
    return this.#documented;
  }

  verdict(name: string): Verdict {
    const known = this.#verdicts.get(name);
    if (known) return known;
    const verdict = this.#judge(name.toLowerCase());
    if (this.#verdicts.size >= maxVerdicts) this.#verdicts.clear();
    this.#verdicts.set(name, verdict);
    return verdict;
  }

  /** Whether a text is a name of this document, or of secret values in general: it is in texts that are not secret. */
  isName(text: string): boolean {
    const name = text.toLowerCase();
    return this.documented.has(name) || this.#declared.has(name) || usual.includes(compactOf(name));
  }

  #judge(name: string): Verdict {
    const { documented } = this;
    if (documented.has(name)) return 'documented';
    const compact = compactOf(name);
    if (always.test(compact)) return 'likely';
    if (this.#declared.has(name)) return 'harmless';
    if (this.#containers.has(name)) return 'likely';
    if (undeclared.test(compact)) return 'possible';
    const similar = [...documented.keys(), ...usual].some((one) => misspells(compact, one));
    return similar ? 'likely' : 'harmless';
  }

  #collect(): Map<string, Place> {
    const { properties, parameters } = this.#places.scan;
    const documented = new Map<string, Place>();
    for (const [name, schema] of properties) this.#sort(name.toLowerCase(), schema, documented);
    // A name in a path says little: `{id}`.
    for (const { name, in: where, schema, content } of parameters) {
      const lower = String(name).toLowerCase();
      const marked = this.#places.at(schema as Schema, ...contentSchemas(content)).isSecret;
      if (marked && where !== 'path' && !this.#declared.has(lower))
        documented.set(lower, this.#places.at(schema as Schema));
      else this.#declared.add(lower);
    }
    for (const name of [...credentialHeaders, ...apiKeys(this.#document)]) {
      if (!documented.has(name)) documented.set(name, this.#places.at());
    }
    return documented;
  }

  #sort(name: string, schema: unknown, documented: Map<string, Place>): void {
    // A response's header has its schema below it.
    const inner = typeof schema === 'object' && schema !== null && 'schema' in schema ? schema.schema : true;
    const place = this.#places.at(schema as Schema, inner as Schema);
    if (place.isSecret) {
      // One with an example says more.
      if (!documented.get(name)?.schemas.some(({ examples, example }) => examples ?? example))
        documented.set(name, place);
      return;
    }
    if (this.#places.isContainer(place)) this.#containers.add(name);
    else this.#declared.add(name);
  }
}

function contentSchemas(content: unknown): Schema[] {
  const types = Object.values((content ?? {}) as Record<string, { schema?: Schema }>);
  return types.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

function compactOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '');
}

function apiKeys({ components }: Document): string[] {
  const schemes = Object.values((components?.securitySchemes ?? {}) as Record<string, SecurityScheme>);
  return schemes.flatMap(({ type, name }) => (type === 'apiKey' && name ? [name.toLowerCase()] : []));
}
