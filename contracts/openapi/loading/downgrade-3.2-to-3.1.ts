import { METHODS } from 'node:http';
import { isRecord } from '../../http/is-record.ts';
import { tryParseJson } from '../../http/lossless-json.ts';
import { bare, isJson } from '../../http/media-type.ts';
import { fieldMethods } from '../path-item-operations.ts';
import type { Report } from './issue-collector.ts';
import { type PartPath, pointerTo } from './walk-document.ts';

type Part = Record<string, unknown>;

// Turns what OpenAPI 3.2 has beyond 3.1, in place, into what all other code reads. What is not served is a warning.

/** A `querystring` parameter is the whole query: a form's members are the pairs, any other media type is one value. */
export function readQuerystring(report: Report, parameter: Part, at: PartPath | undefined): void {
  if (parameter.in !== 'querystring' || typeof parameter.name !== 'string') return;
  const content = isRecord(parameter.content) ? parameter.content : {};
  const [[type, media] = ['', undefined]] = Object.entries(content);
  if (!isRecord(media)) {
    report.error(at, 'struct', 'a querystring parameter must have content', 'it is ignored');
    return;
  }
  parameter.in = 'query';
  if (bare(type) !== 'application/x-www-form-urlencoded') {
    parameter.isWholeQuery = true;
    return;
  }
  if (media.encoding !== undefined)
    report.warn(at, 'querystring-encoding', 'encoding is not served: members are pairs of the usual form');
  delete parameter.content;
  Object.assign(parameter, { style: 'form', explode: true, schema: media.schema ?? {} });
  for (const field of ['example', 'examples'])
    if (media[field] !== undefined) parameter[field] ??= media[field];
}

/** The items of a sequential media type, such as `application/jsonl`, are those of an array (section 4.14.4). */
export function readItemSchema(report: Report, media: Part, at: PartPath | undefined): void {
  for (const field of ['prefixEncoding', 'itemEncoding'])
    if (media[field] !== undefined)
      report.warn({ step: field, parent: at }, 'item-encoding', 'is not served: parts are sent as they are');
  if (media.itemSchema === undefined) return;
  const items = { type: 'array', items: { $ref: pointerTo({ step: 'itemSchema', parent: at }) } };
  media.schema = media.schema === undefined ? items : { allOf: [media.schema, items] };
}

/** An example's `dataValue` is its `value`; a `serializedValue` is parsed where that is possible. */
export function readExamples(report: Report, part: Part, at: PartPath | undefined, mediaType: string): void {
  if (!isRecord(part.examples)) return;
  for (const [name, example] of Object.entries(part.examples)) {
    if (!isRecord(example) || example.value !== undefined) continue;
    const step = { step: name, parent: { step: 'examples', parent: at } };
    if (example.externalValue !== undefined)
      report.warn(
        step,
        'external-example',
        'is not served: its externalValue is not fetched, so give its value',
      );
    if (example.dataValue !== undefined) example.value = example.dataValue;
    else if (typeof example.serializedValue === 'string') {
      const value = parsed(example.serializedValue, mediaType);
      if (value !== undefined) example.value = value;
      else report.warn(step, 'serialized-example', 'is not served: give its dataValue, too');
    }
  }
}

function parsed(text: string, mediaType: string): unknown {
  if (isJson(mediaType)) return tryParseJson(text);
  return bare(mediaType).startsWith('text/') && bare(mediaType) !== 'text/event-stream' ? text : undefined;
}

/** A `nodeType` says what `attribute` and `wrapped` said before. */
export function readXml(report: Report, schema: Part, at: PartPath | undefined): void {
  const { xml } = schema;
  if (!isRecord(xml) || xml.nodeType === undefined) return;
  const isArray = [schema.type].flat().includes('array');
  if (xml.nodeType === 'attribute') xml.attribute = true;
  else if (xml.nodeType === 'element') xml.wrapped = isArray;
  else if (xml.nodeType !== 'none' || !isArray) {
    const path = { step: 'nodeType', parent: { step: 'xml', parent: at } };
    report.warn(path, 'xml-node-type', `${String(xml.nodeType)} is not served: it is an element`);
  }
}

/** Drops operations that may not be among `additionalOperations`, and warns of those that no server of Node reads. */
export function readAdditionalOperations(report: Report, item: Part, at: PartPath | undefined): void {
  const { additionalOperations: others } = item;
  if (!isRecord(others)) return;
  for (const method of Object.keys(others)) {
    const path = { step: method, parent: { step: 'additionalOperations', parent: at } };
    const field = method.toLowerCase();
    if ((fieldMethods as readonly string[]).includes(field)) {
      report.error(path, 'additional-operation', `must be the path item's field ${field}`, 'it is ignored');
      delete others[method];
    } else if (!METHODS.includes(method))
      report.warn(path, 'additional-operation', 'is served in this process only: no server of Node reads it');
  }
}
