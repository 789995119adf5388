import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { valueFor } from '../../contracts/openapi/generation/index.ts';
import type { Mock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

/** A small document with a collection of widgets, made from choices. */
interface Design {
  id: { schema: Record<string, unknown>; isChosen: boolean };
  members: Record<string, { schema: Record<string, unknown>; required: boolean }>;
  envelope: 'none' | 'items' | 'results' | 'meta';
  paging: 'none' | 'offset' | 'page' | 'cursor';
  isWrapped: boolean;
  isNested: boolean;
  created: { status: 200 | 201 | 202; isShown: boolean };
  changed: { method: 'put' | 'patch'; isShown: boolean };
  deleted: 200 | 202 | 204;
}

const memberSchemas = fc.constantFrom<Record<string, unknown>>(
  { type: 'string', minLength: 1, maxLength: 20 },
  { type: 'string', pattern: '^[a-z]{3}-\\d{2}$' },
  { type: 'integer', minimum: 3, maximum: 9 },
  { type: 'number', exclusiveMinimum: 0 },
  { type: 'boolean', default: true },
  { type: ['string', 'null'] },
  { enum: ['a', 'b', 'c'], default: 'b' },
  { type: 'array', items: { type: 'integer' }, maxItems: 3 },
  { type: 'object', required: ['x'], properties: { x: { type: 'string', maxLength: 5 } } },
  { type: 'string', format: 'date-time' },
  { type: 'string', maxLength: 9, writeOnly: true },
  { type: 'string', maxLength: 9, readOnly: true },
  { type: 'string', format: 'uuid', readOnly: true },
);

const designs: fc.Arbitrary<Design> = fc.record({
  id: fc.constantFrom(
    { schema: { type: 'integer', readOnly: true }, isChosen: false },
    { schema: { type: 'integer', minimum: 1000, readOnly: true }, isChosen: false },
    { schema: { type: 'string', format: 'uuid', readOnly: true }, isChosen: false },
    { schema: { type: 'string', pattern: '^t-[0-9a-f]{8}$', readOnly: true }, isChosen: false },
    { schema: { type: 'string', readOnly: true }, isChosen: false },
    { schema: { type: 'string', pattern: '^[a-z]{8,12}$' }, isChosen: true },
  ),
  members: fc.dictionary(
    fc.constantFrom('title', 'amount', 'flag', 'kind', 'notes', 'created_at', 'detail'),
    fc.record({ schema: memberSchemas, required: fc.boolean() }),
    { minKeys: 1 },
  ),
  envelope: fc.constantFrom('none', 'items', 'results', 'meta'),
  paging: fc.constantFrom('none', 'offset', 'page', 'cursor'),
  isWrapped: fc.boolean(),
  isNested: fc.boolean(),
  created: fc.record({ status: fc.constantFrom(200, 201, 202), isShown: fc.boolean() }),
  changed: fc.record({ method: fc.constantFrom('put', 'patch'), isShown: fc.boolean() }),
  deleted: fc.constantFrom(200, 202, 204),
});

const none = { description: '' };
const integer = { type: 'integer' };

function documentOf(design: Design): Document {
  const widget = widgetOf(design);
  const shown = design.isWrapped ? { type: 'object', required: ['widget'], properties: { widget } } : widget;
  const parameters = (names: string[]) =>
    names.map((name) => ({ name, in: 'path' as const, required: true, schema: { type: 'string' } }));
  const base = design.isNested ? '/owners/{owner}/widgets' : '/widgets';
  const scope = design.isNested ? ['owner'] : [];
  const { created, changed, deleted, paging } = design;
  return {
    openapi: '3.1.0',
    paths: {
      [base]: {
        parameters: parameters(scope),
        get: {
          operationId: 'list',
          parameters: Object.entries(pagingSchemas[paging]).map(([name, schema]) => {
            return { name, in: 'query', schema };
          }),
          responses: { 200: answers(envelopeOf(design, widget)) },
        },
        post: {
          operationId: 'create',
          requestBody: { required: true, ...json(widget) },
          responses: { [created.status]: created.isShown ? answers(shown) : withLocation, 409: none },
        },
      },
      [`${base}/{widget_id}`]: {
        parameters: parameters([...scope, 'widget_id']),
        get: { operationId: 'read', responses: { 200: answers(shown), 404: none } },
        [changed.method]: {
          operationId: 'change',
          requestBody: { required: true, ...json(widget) },
          responses: { 200: changed.isShown ? answers(shown) : none, 404: none, 422: none },
        },
        delete: { operationId: 'delete', responses: { [deleted]: none, 404: none } },
      },
    },
  };
}

const withLocation = {
  description: '',
  headers: { Location: { required: true, schema: { type: 'string' } } },
};

function widgetOf({ id, members }: Design): Schema {
  const required = Object.keys(members).filter((name) => members[name]?.required);
  const schemas = Object.entries(members).map(([name, { schema }]) => [name, schema]);
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', ...required],
    properties: { id: id.schema, ...Object.fromEntries(schemas) },
  };
}

function envelopeOf({ envelope, paging }: Design, widget: Schema): Schema {
  const widgets = { type: 'array', items: widget };
  const next = paging === 'cursor' ? { next: { type: ['string', 'null'] } } : {};
  const object = (properties: Record<string, Schema>) => ({
    type: 'object',
    required: Object.keys(properties),
    properties,
  });
  if (envelope === 'items') return object({ items: widgets, total: integer, ...next });
  if (envelope === 'results') return object({ count: integer, results: widgets, ...next });
  if (envelope === 'meta') return object({ data: widgets, meta: object({ total: integer, ...next }) });
  return widgets;
}

const pagingSchemas: Readonly<Record<Design['paging'], Record<string, Schema>>> = {
  none: {},
  offset: { limit: { ...integer, minimum: 1 }, offset: { ...integer, minimum: 0 } },
  page: { per_page: { ...integer, minimum: 1 }, page: { ...integer, minimum: 1 } },
  cursor: { limit: { ...integer, minimum: 1 }, cursor: { type: 'string' } },
};

type Widget = Record<string, unknown>;

/** The collection as a caller sees it, who judges every answer by the document alone. */
class Caller {
  readonly #mock: Mock;
  readonly #design: Design;
  readonly #base: string;
  readonly #responses: Record<string, Record<string, { content?: Record<string, { schema: Schema }> }>> = {};

  constructor(design: Design) {
    const document = documentOf(design);
    this.#mock = mockOf(document);
    this.#design = design;
    this.#base = design.isNested ? '/owners/ann/widgets' : '/widgets';
    for (const item of Object.values(document.paths)) {
      for (const operation of Object.values(item) as { operationId?: string; responses?: object }[])
        if (operation.operationId) this.#responses[operation.operationId] = operation.responses as never;
    }
  }

  /** A body for a request, by the schema of a widget. */
  body(seed: number): Widget {
    return valueFor(this.#mock.spec, widgetOf(this.#design), { direction: 'request', seed }) as Widget;
  }

  /** Calls an operation, and gives its status and the widget, or the list, that it shows. */
  async call(
    operation: string,
    { id = '', query = '', body }: { id?: unknown; query?: string; body?: Widget },
  ) {
    const { method } = this.#mock.spec.operations.get(operation) ?? { method: '' };
    const path = id === '' ? this.#base : `${this.#base}/${encodeURIComponent(String(id))}`;
    const answer = await callMock(this.#mock, method, query === '' ? path : `${path}?${query}`, body);
    const documented = this.#responses[operation]?.[String(answer.status)];
    if (!documented)
      throw new Error(`${operation} answered ${answer.status}: ${JSON.stringify(answer.json)}`);
    const schema = documented.content?.['application/json']?.schema;
    if (schema !== undefined) judge(schema, answer.json);
    return answer;
  }

  widgetIn(answer: unknown): Widget {
    return (this.#design.isWrapped ? (answer as { widget: Widget }).widget : answer) as Widget;
  }

  /** All widgets, page by page. */
  async list(): Promise<Widget[]> {
    const widgets: Widget[] = [];
    for (let page = 1, cursor: unknown = ''; page < 20; page += 1) {
      const query = pageQuery(this.#design.paging, page, widgets.length, cursor);
      const { json: answer } = await this.call('list', { query });
      const found = itemsIn(answer);
      widgets.push(...found);
      // Without an envelope there is no place for a cursor, which is the id of the last one.
      cursor = Array.isArray(answer) ? found.at(-1)?.id : cursorIn(answer);
      if (this.#design.paging === 'none' || found.length === 0) break;
      if (this.#design.paging === 'cursor' && (cursor === null || cursor === undefined)) break;
    }
    return widgets;
  }
}

const ajv = addFormats.default(new Ajv2020({ strict: false }));

function judge(schema: Schema, value: unknown): void {
  // What is writeOnly is not required of an answer.
  const relaxed = JSON.parse(JSON.stringify(schema), (_, part) => {
    if (!Array.isArray(part?.required) || !part.properties) return part;
    const required = part.required.filter((name: string) => !part.properties[name]?.writeOnly);
    return { ...part, required };
  });
  if (!ajv.validate(relaxed, value)) throw new Error(`${ajv.errorsText()} in ${JSON.stringify(value)}`);
}

function pageQuery(paging: Design['paging'], page: number, offset: number, cursor: unknown): string {
  if (paging === 'offset') return `limit=2&offset=${offset}`;
  if (paging === 'page') return `per_page=2&page=${page}`;
  if (paging === 'cursor')
    return cursor === '' ? 'limit=2' : `limit=2&cursor=${encodeURIComponent(String(cursor))}`;
  return '';
}

function itemsIn(answer: unknown): Widget[] {
  if (Array.isArray(answer)) return answer;
  const { items, results, data } = answer as Record<string, Widget[]>;
  return items ?? results ?? data ?? [];
}

function cursorIn(answer: unknown): unknown {
  const { next, meta } = answer as { next?: unknown; meta?: { next?: unknown } };
  return next ?? meta?.next;
}

/** The sent members that responses have to have. */
function visibleOf({ members }: Design, sent: Widget): Widget {
  const shown = Object.entries(sent).filter(([name]) => {
    const { writeOnly, readOnly } = members[name]?.schema ?? {};
    return !writeOnly && !readOnly;
  });
  return Object.fromEntries(shown);
}

function hidden({ members }: Design): string[] {
  return Object.keys(members).filter((name) => members[name]?.schema.writeOnly);
}

const settings = { numRuns: 25, seed: 2026 };
const seeds = fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 5 });

test('a created item is read, listed, changed and deleted, and every response is valid', async () => {
  await fc.assert(
    fc.asyncProperty(designs, seeds, async (design, bodies) => {
      const caller = new Caller(design);
      const shown: Widget[] = [];
      for (const seed of bodies) {
        const sent = caller.body(seed);
        const { status } = await caller.call('create', { body: sent });
        if (status === 409) continue;
        const listed = await caller.list();
        expect(listed).toHaveLength(shown.length + 1);
        const widget = listed.at(-1) as Widget;
        expect(widget).toMatchObject(visibleOf(design, sent));
        for (const name of hidden(design)) expect(widget).not.toHaveProperty(name);
        shown.push(widget);
      }
      for (const widget of shown) {
        const { json: read } = await caller.call('read', { id: widget.id });
        expect(caller.widgetIn(read)).toEqual(widget);
      }
      const [first, ...others] = shown as [Widget, ...Widget[]];
      const change = caller.body(2000);
      expect(await caller.call('change', { id: first.id, body: change })).toMatchObject({ status: 200 });
      const changed = caller.widgetIn((await caller.call('read', { id: first.id })).json);
      expect(changed).toMatchObject({ ...visibleOf(design, change), id: first.id });
      expect(await caller.call('delete', { id: first.id })).toMatchObject({ status: design.deleted });
      for (const operation of ['read', 'delete'])
        expect(await caller.call(operation, { id: first.id })).toMatchObject({ status: 404 });
      expect(await caller.list()).toEqual(others);
    }),
    settings,
  );
}, 120_000);
