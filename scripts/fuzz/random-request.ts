import { writeJson } from '../../contracts/http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { basePathsOf } from '../../contracts/openapi/base-paths.ts';
import type { Parameter, Schema } from '../../contracts/openapi/document.ts';
import { valueFor } from '../../contracts/openapi/generation/index.ts';
import type { Random } from '../../contracts/openapi/seeded-random.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import { mediaTypes, methods, oddTexts, oddValues, preferences } from './odd-input.ts';

/** So many texts of responses are remembered. */
const maxSeen = 30;

/** Makes requests of a document at random: valid ones, and ones with something odd in them. */
export class RandomRequests {
  readonly #spec: Spec;
  readonly #random: Random;
  readonly #operations: Operation[];
  readonly #basePath: string;
  /** Values of a few seeds: others would be made in the same ways. */
  readonly #samples = new Map<Schema, unknown[]>();
  /** What responses had: some of it are ids. */
  readonly #seen: string[] = [];

  constructor(spec: Spec, random: Random) {
    this.#spec = spec;
    this.#random = random;
    this.#operations = [...spec.operations.values()];
    this.#basePath = basePathsOf(spec.document)[0] ?? '';
  }

  next(): HttpRequest {
    const operation = this.#pick(this.#operations);
    const { path, query, headers } = this.#parts(operation);
    const { type, body } = this.#body(operation);
    const odd = this.#chance(0.02) ? `/${encodeURI(this.#pick(oddTexts).toWellFormed())}` : '';
    return {
      method: this.#chance(0.03) ? this.#pick(methods) : operation.method,
      path: `${this.#basePath}${path}${odd}`,
      query,
      headers: { ...headers, ...(type && { 'content-type': type }), ...this.#oddHeaders() },
      body,
    };
  }

  /** Takes ids for later requests from a response. */
  learn({ status, body }: HttpResponse): void {
    if (status >= 300 || body.length > 10_000) return;
    for (const [, text = ''] of String(body).matchAll(/"(?:\w*id|name)": ?"?([^",{}[\]]{1,80})/gi))
      this.#seen.push(text);
    this.#seen.splice(0, this.#seen.length - maxSeen);
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item;
  }

  #chance(share: number): boolean {
    return this.#random() < share;
  }

  #sample(schema: Schema): unknown {
    const known = this.#samples.get(schema) ?? [1, 2, 3].map((seed) => tryValue(this.#spec, schema, seed));
    this.#samples.set(schema, known);
    return this.#pick(known);
  }

  #parts({ path, parameters }: Operation): Pick<HttpRequest, 'path' | 'query' | 'headers'> {
    const values = parameters
      .map(({ value }) => value)
      .filter(({ required }) => required || this.#chance(0.6));
    const encoded = (parameter: Parameter) => encodeURIComponent(this.#text(parameter).toWellFormed());
    const inside = (place: string) => values.filter((one) => one.in === place);
    const query = inside('query').map((one) => `${encodeURIComponent(one.name)}=${encoded(one)}`);
    const headers = inside('header').map((one) => [one.name.toLowerCase(), this.#text(one)]);
    return {
      path: inside('path').reduce(
        (text, one) => text.replace(`{${one.name}}`, () => encoded(one) || '-'),
        path,
      ),
      query: query.join('&'),
      headers: Object.fromEntries(headers),
    };
  }

  #text({ in: place, schema = true }: Parameter): string {
    if (this.#chance(0.15)) return this.#pick(oddTexts);
    const isId = place === 'path' && this.#seen.length > 0 && this.#chance(0.6);
    return isId ? this.#pick(this.#seen) : String(this.#sample(schema) ?? 'a');
  }

  #oddHeaders(): Record<string, string> {
    return {
      ...(this.#chance(0.03) && { prefer: this.#pick(preferences) }),
      ...(this.#chance(0.03) && { accept: this.#pick(mediaTypes) }),
      ...(this.#chance(0.03) && { 'if-match': this.#pick(['*', '"x"', ',,,']) }),
    };
  }

  #body({ requestBody }: Operation): { type?: string; body: Buffer } {
    const [type, media] = this.#pick(Object.entries(requestBody?.value.content ?? {})) ?? [];
    if (media === undefined && !this.#chance(0.02)) return { body: Buffer.alloc(0) };
    const sent = this.#chance(0.05) ? this.#pick(mediaTypes) : (type ?? 'application/json');
    return { type: sent, body: this.#bytes(media?.schema ?? true) };
  }

  #bytes(schema: Schema): Buffer {
    const valid = this.#sample(schema) ?? null;
    const text = Buffer.from(writeJson(this.#chance(0.3) ? this.#mutated(valid) : valid));
    if (this.#chance(0.05)) return text.subarray(0, Math.floor(this.#random() * text.length));
    return this.#chance(0.03) ? Buffer.concat([text, Buffer.from([0xff, 0xc0, 0x80])]) : text;
  }

  #mutated(value: unknown, depth = 0): unknown {
    if (depth > 4 || this.#chance(0.2)) return this.#pick(oddValues);
    if (Array.isArray(value))
      return [...value.map((item) => this.#mutated(item, depth + 1)), this.#pick(oddValues)];
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value)
      .filter(() => this.#chance(0.9))
      .map(([name, one]) => [name, this.#chance(0.3) ? this.#mutated(one, depth + 1) : one] as const);
    return Object.fromEntries(entries);
  }
}

function tryValue(spec: Spec, schema: Schema, seed: number): unknown {
  try {
    return valueFor(spec, schema, { direction: 'request', seed });
  } catch {
    return undefined;
  }
}
