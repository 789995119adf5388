import { Buffer } from 'node:buffer';
import { Cursor } from './cursor.ts';
import { GoError } from './error.ts';
import { readNumber, readString, skipWord } from './scan-scalars.ts';
import { bytesOf } from './utf8.ts';

/** A JSON value with its keys in the order sent, equal ones included, which JSON.parse would drop. */
export type Node = Container | Literal;
type Container = ObjectNode | { kind: 'array'; items: Node[] };
type ObjectNode = { kind: 'object'; entries: [string, Node][] };
type Literal =
  | { kind: 'string'; value: string }
  | { kind: 'number'; raw: string }
  | { kind: 'bool'; value: boolean }
  | { kind: 'null' };

const MAX_DEPTH = 10_000;
const NULL: Node = { kind: 'null' };
const TRUE: Node = { kind: 'bool', value: true };
const FALSE: Node = { kind: 'bool', value: false };

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Reads the first JSON value of a body and looks at nothing behind it (encoding/json stream.go
 * Decoder.Decode, Go 1.19).
 */
export function scanFirst(body: Uint8Array): Node {
  const buffer = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const bytes = buffer.toString('latin1');
  const cursor = new Cursor(bytes, 'unexpected EOF');
  if (Number.isNaN(cursor.peek())) throw new GoError('EOF');
  return scanValue(cursor);
}

/** Reads a text that must be one JSON value and nothing else (encoding/json decode.go Unmarshal, Go 1.19). */
export function scanAll(text: string): Node {
  // Go ends the text with a space of its own, and complains about that one in `nul`.
  const cursor = new Cursor(`${bytesOf(text)} `, 'unexpected end of JSON input');
  const node = scanValue(cursor);
  if (!Number.isNaN(cursor.peek())) throw cursor.invalid('after top-level value');
  return node;
}

// A loop with a stack of its own: Go allows 10,000 levels, JavaScript's call stack may not.
function scanValue(cursor: Cursor): Node {
  const open: Container[] = [];
  for (;;) {
    let value = beginValue(cursor, open);
    while (value !== undefined) {
      const parent = open.at(-1);
      if (parent === undefined) return value;
      put(parent, value);
      value = endElement(cursor, parent, open);
    }
  }
}

/** A finished value, or undefined when a container was opened whose first element comes next. */
function beginValue(cursor: Cursor, open: Container[]): Node | undefined {
  const code = cursor.peek();
  if (code === QUOTE) return { kind: 'string', value: readString(cursor) };
  if (code !== OPEN_OBJECT && code !== OPEN_ARRAY) return readLiteral(cursor, code);
  if (open.length === MAX_DEPTH) throw cursor.invalid('exceeded max depth');
  cursor.pos += 1;
  if (code === OPEN_OBJECT) {
    const object: ObjectNode = { kind: 'object', entries: [] };
    if (skip(cursor, CLOSE_OBJECT)) return object;
    readKey(cursor, object);
    open.push(object);
  } else {
    const array: Node = { kind: 'array', items: [] };
    if (skip(cursor, CLOSE_ARRAY)) return array;
    open.push(array);
  }
  return undefined;
}

/** The parent when it ends here, or undefined when its next element comes. */
function endElement(cursor: Cursor, parent: Container, open: Container[]): Node | undefined {
  const isObject = parent.kind === 'object';
  if (skip(cursor, COMMA)) {
    if (isObject) readKey(cursor, parent);
    return undefined;
  }
  if (!skip(cursor, isObject ? CLOSE_OBJECT : CLOSE_ARRAY)) {
    throw cursor.invalid(isObject ? 'after object key:value pair' : 'after array element');
  }
  return open.pop();
}

function readKey(cursor: Cursor, object: ObjectNode): void {
  if (cursor.peek() !== QUOTE) throw cursor.invalid('looking for beginning of object key string');
  const key = readString(cursor);
  if (!skip(cursor, COLON)) throw cursor.invalid('after object key');
  object.entries.push([key, NULL]);
}

function put(parent: Container, value: Node): void {
  if (parent.kind === 'array') {
    parent.items.push(value);
    return;
  }
  const entry = parent.entries.at(-1);
  if (entry !== undefined) entry[1] = value;
}

function readLiteral(cursor: Cursor, code: number): Node {
  switch (String.fromCharCode(code)) {
    case 't':
      skipWord(cursor, 'true');
      return TRUE;
    case 'f':
      skipWord(cursor, 'false');
      return FALSE;
    case 'n':
      skipWord(cursor, 'null');
      return NULL;
  }
  const isNumber = code === 0x2d || (code >= 0x30 && code <= 0x39);
  if (!isNumber) throw cursor.invalid('looking for beginning of value');
  return { kind: 'number', raw: readNumber(cursor) };
}

function skip(cursor: Cursor, code: number): boolean {
  if (cursor.peek() !== code) return false;
  cursor.pos += 1;
  return true;
}
