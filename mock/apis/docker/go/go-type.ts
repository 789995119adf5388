import { Buffer } from 'node:buffer';

/**
 * A Go type that JSON is decoded into, `bytes` being []byte (reflect.Type as encoding/json decode.go uses
 * it, Go 1.19).
 */
export type GoType = 'string' | 'bool' | 'uint8' | 'bytes' | { map: GoType } | { slice: GoType } | GoStruct;

/**
 * A Go struct by its full name, such as swarm.Driver; a pointer to one is absent until an object is sent
 * (reflect.StructField as encoding/json encode.go typeFields uses it, Go 1.19).
 */
export interface GoStruct {
  struct: string;
  fields: Record<string, GoType>;
  pointer?: true;
}

const noBytes = Buffer.alloc(0);

/** The value a variable has before anything is decoded into it (reflect.Zero, Go 1.19). */
export function zero(type: GoType): unknown {
  if (type === 'string') return '';
  if (type === 'bool') return false;
  if (type === 'uint8') return 0;
  if (type === 'bytes') return noBytes;
  // Without a prototype, a key such as __proto__ is data like any other.
  if ('map' in type) return Object.create(null);
  if ('slice' in type) return [];
  return type.pointer ? undefined : zeroFields(type);
}

/** The fields of a struct before anything is decoded into them, pointers left out (reflect.New, Go 1.19). */
export function zeroFields(type: GoStruct): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const name in type.fields) {
    const value = zero(type.fields[name] as GoType);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/**
 * Whether null empties a value of this type, where it leaves other values alone (encoding/json decode.go
 * literalStore, Go 1.19).
 */
export function isNullable(type: GoType): boolean {
  if (typeof type === 'string') return type === 'bytes';
  return 'struct' in type ? type.pointer === true : true;
}

/** The type's name in messages (reflect.Type.String, Go 1.19). */
export function nameOf(type: GoType): string {
  if (type === 'bytes') return '[]uint8';
  if (typeof type === 'string') return type;
  if ('map' in type) return `map[string]${nameOf(type.map)}`;
  return 'slice' in type ? `[]${nameOf(type.slice)}` : type.struct;
}

/**
 * The field that a key means: the one spelt so, or else the first that differs in case alone (encoding/json
 * fold.go, Go 1.19).
 */
export function fieldFor(type: GoStruct, key: string): string | undefined {
  if (Object.hasOwn(type.fields, key)) return key;
  const wanted = fold(key);
  return Object.keys(type.fields).find((name) => name.length === key.length && fold(name) === wanted);
}

// Unicode folds the long s and the Kelvin sign to s and k; toLowerCase alone knows only the latter.
function fold(text: string): string {
  return text.toLowerCase().replaceAll('\u017f', 's');
}
