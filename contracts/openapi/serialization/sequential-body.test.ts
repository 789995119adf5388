import { describe, expect, test } from '@jest/globals';
import type { Document, MediaType } from '../document.ts';
import { createSpec } from '../spec.ts';
import { isSequence, parseSequence, sequenceValidator, writeSequence } from './sequential-body.ts';

const pointer = '#/components/mediaTypes/Feed';

/** A sequence of a media type: what a value is written as, read as, and how it is judged. */
function sequence(mediaType: string, value: MediaType) {
  const document = { openapi: '3.2.0', paths: {}, components: { mediaTypes: { Feed: value } } } as Document;
  const spec = createSpec('feed.yaml', document);
  const type = { value, pointer };
  return {
    isOne: isSequence(document, type, mediaType),
    write: (items: unknown) => writeSequence(document, type, mediaType, items),
    read: (text: string) => parseSequence(spec, type, mediaType, text),
    judge: (body: unknown) => sequenceValidator(spec, type, mediaType, 'response')(body),
  };
}

const piece = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };
const event = (data: object) => ({
  type: 'object',
  required: ['data'],
  properties: { event: { type: 'string' }, id: {}, retry: { type: 'integer' }, data },
});

describe('a sequence', () => {
  test.each<[string, string, MediaType, unknown, string]>([
    ['an event', 'text/event-stream', { schema: piece }, [{ n: 1 }], 'data: {"n":1}\n\n'],
    [
      'an event for each item',
      'text/event-stream',
      { schema: { type: 'array', items: piece } },
      [{ n: 1 }, { n: 2 }],
      'data: {"n":1}\n\ndata: {"n":2}\n\n',
    ],
    [
      'events by the schema of an item',
      'text/event-stream',
      { itemSchema: piece },
      [{ n: 1 }],
      'data: {"n":1}\n\n',
    ],
    [
      'events with fields',
      'text/event-stream; charset=utf-8',
      { itemSchema: event({ type: 'string' }) },
      [{ event: 'tick', retry: 5, data: 'a\nb' }],
      'event: tick\nretry: 5\ndata: a\ndata: b\n\n',
    ],
    [
      'events with JSON in a field',
      'text/event-stream',
      { schema: event(piece) },
      [{ data: { n: 1 } }],
      'data: {"n":1}\n\n',
    ],
    ['events of text', 'text/event-stream', { itemSchema: { type: 'string' } }, ['5'], 'data: 5\n\n'],
    ['lines', 'application/x-ndjson', { schema: piece }, [{ n: 1 }, { n: 2 }], '{"n":1}\n{"n":2}\n'],
    ['lines of another name', 'application/jsonl', { itemSchema: piece }, [{ n: 1 }], '{"n":1}\n'],
    ['records', 'application/json-seq', { itemSchema: piece }, [{ n: 1 }], '\u001e{"n":1}\n'],
    ['nothing', 'application/x-ndjson', { schema: { type: 'array', items: piece } }, [], ''],
  ])('is %s, which are read again', (_, mediaType, type, items, text) => {
    const { isOne, write, read, judge } = sequence(mediaType, type);
    expect(isOne).toBe(true);
    expect(write(items)).toBe(text);
    expect(read(text)).toEqual(items);
    expect(judge(text)).toBeUndefined();
  });

  test('of one value has one item', () => {
    expect(sequence('application/x-ndjson', { schema: piece }).write({ n: 1 })).toBe('{"n":1}\n');
  });

  test('is read with comments, other line breaks, and a mark at its end', () => {
    const { read } = sequence('text/event-stream', { schema: piece });
    expect(
      read(': hello\r\n\r\ndata:{"n":\r\ndata:1}\r\n\r\nevent: ping\r\n\r\ndata: [DONE]\r\n\r\n'),
    ).toEqual([{ n: 1 }]);
  });

  test('is judged item by item', () => {
    const { judge } = sequence('text/event-stream', { schema: piece });
    expect(judge('data: {"n":1}\n\ndata: {"n":"x"}\n\n')).toMatchObject({ pointer: '/1/n', keyword: 'type' });
    expect(judge('data: hello\n\n')).toMatchObject({ pointer: '/0' });
    expect(
      sequence('application/x-ndjson', { schema: { type: 'array', minItems: 1, items: piece } }).judge(''),
    ).toMatchObject({ keyword: 'minItems' });
  });

  test('is none where a text is described, or nothing', () => {
    expect(sequence('text/event-stream', { schema: { type: 'string' } }).isOne).toBe(false);
    expect(sequence('text/event-stream', {}).isOne).toBe(false);
    expect(sequence('text/plain', { schema: piece }).isOne).toBe(false);
  });
});
