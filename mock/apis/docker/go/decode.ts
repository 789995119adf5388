import { Buffer } from 'node:buffer';
import { decodeBase64 } from './base64.ts';
import { GoError } from './error.ts';
import { fieldFor, type GoStruct, type GoType, isNullable, nameOf, zero, zeroFields } from './go-type.ts';
import { type Node, scanFirst } from './scan-json.ts';

type Entries = [string, Node][];
type Values = Record<string, unknown>;
type Field = { struct: string; path: string };
type Decoding = { error?: string };

// Go writes a second array over the first one's memory, and a null in it leaves there what was there before.
const overwritten = new WeakMap<Buffer, Buffer>();

/** Decodes the first JSON value of a request body (moby 20.10 api/server/router/swarm/cluster_routes.go). */
export function decodeBody(body: Uint8Array, type: GoType): unknown {
  return decode(scanBody(body), type);
}

/** Decodes a value and throws the first mismatch in it, if any (encoding/json decode.go, Go 1.19). */
export function decode(node: Node, type: GoType): unknown {
  const { value, error } = tryDecode(node, type);
  if (error !== undefined) throw new GoError(error);
  return value;
}

/** Decodes a value to its end, whatever does not fit (encoding/json decode.go savedError, Go 1.19). */
export function tryDecode(node: Node, type: GoType): { value: unknown; error: string | undefined } {
  const decoding: Decoding = {};
  const value = store(decoding, node, type, zero(type));
  return { value, error: decoding.error };
}

function scanBody(body: Uint8Array): Node {
  try {
    return scanFirst(body);
  } catch (error) {
    const isEmpty = error instanceof GoError && error.message === 'EOF';
    throw isEmpty ? new GoError('got EOF while reading request body') : error;
  }
}

/** What a variable holds once `node` is decoded over what it held. */
function store(decoding: Decoding, node: Node, type: GoType, held: unknown, field?: Field): unknown {
  switch (node.kind) {
    case 'null':
      return isNullable(type) ? zero(type) : held;
    case 'object':
      return storeObject(decoding, node.entries, type, held, field);
    case 'array':
      return storeArray(decoding, node.items, type, held, field);
    case 'string':
      if (type === 'string') return node.value;
      if (type === 'bytes') return storeBase64(decoding, node.value, held);
      break;
    case 'bool':
      if (type === 'bool') return node.value;
      break;
    case 'number':
      if (type === 'uint8') return storeByte(decoding, node.raw, held, field);
  }
  return mismatch(decoding, node.kind, type, held, field);
}

function storeObject(decoding: Decoding, entries: Entries, type: GoType, held: unknown, field?: Field) {
  const isObject = typeof type === 'object' && !('slice' in type);
  if (!isObject) return mismatch(decoding, 'object', type, held, field);
  if ('struct' in type) return storeStruct(decoding, entries, type, held, field);
  const values = held as Values;
  for (const [key, node] of entries) {
    values[key] = store(decoding, node, type.map, zero(type.map), field);
  }
  return values;
}

function storeStruct(decoding: Decoding, entries: Entries, type: GoStruct, held: unknown, parent?: Field) {
  const struct = type.struct.slice(type.struct.indexOf('.') + 1);
  const values = (held as Values | undefined) ?? zeroFields(type);
  for (const [key, node] of entries) {
    const name = fieldFor(type, key);
    const fieldType = name === undefined ? undefined : type.fields[name];
    if (name === undefined || fieldType === undefined) continue;
    const path = parent ? `${parent.path}.${name}` : name;
    const value = store(decoding, node, fieldType, values[name], { struct, path });
    if (value === undefined) delete values[name];
    else values[name] = value;
  }
  return values;
}

function storeArray(decoding: Decoding, items: Node[], type: GoType, held: unknown, field?: Field) {
  if (type === 'bytes') return storeBytes(decoding, items, held as Buffer, field);
  const isSlice = typeof type === 'object' && 'slice' in type;
  if (!isSlice) return mismatch(decoding, 'array', type, held, field);
  return items.map((item) => store(decoding, item, type.slice, zero(type.slice), field));
}

function storeBytes(decoding: Decoding, items: Node[], held: Buffer, field?: Field): Buffer {
  if (items.length === 0) return Buffer.alloc(0);
  const before = overwritten.get(held) ?? held;
  const memory = Buffer.alloc(Math.max(items.length, before.length));
  before.copy(memory);
  for (const [index, item] of items.entries()) {
    memory[index] = store(decoding, item, 'uint8', memory[index], field) as number;
  }
  const bytes = memory.subarray(0, items.length);
  overwritten.set(bytes, memory);
  return bytes;
}

function storeByte(decoding: Decoding, raw: string, held: unknown, field?: Field): unknown {
  const isByte = /^\d+$/.test(raw) && Number(raw) <= 255;
  return isByte ? Number(raw) : mismatch(decoding, `number ${raw}`, 'uint8', held, field);
}

function storeBase64(decoding: Decoding, text: string, held: unknown): unknown {
  try {
    return decodeBase64(text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    decoding.error ??= error.message;
    return held;
  }
}

function mismatch(decoding: Decoding, value: string, type: GoType, held: unknown, field?: Field): unknown {
  const place = field ? `struct field ${field.struct}.${field.path}` : 'value';
  decoding.error ??= `json: cannot unmarshal ${value} into Go ${place} of type ${nameOf(type)}`;
  return held;
}
