import { _, type Ajv2020 } from 'ajv/dist/2020.js';
import { formatNames } from 'ajv-formats/dist/formats.js';

/** Ranges of OpenAPI's integer formats. */
const integers: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int8: [-(2 ** 7), 2 ** 7 - 1],
  int16: [-(2 ** 15), 2 ** 15 - 1],
  uint8: [0, 2 ** 8 - 1],
  uint16: [0, 2 ** 16 - 1],
  uint32: [0, 2 ** 32 - 1],
  uint64: [0, 2 ** 64],
  'double-int': [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

const token = "[!#$%&'*+.^_`|~\\w-]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';

/** Strings that a pattern can check. */
const patterns: Readonly<Record<string, RegExp>> = {
  // RFC 9110, sections 8.3.1 and 12.5.1.
  'media-range': new RegExp(
    `^(?:\\*/\\*|${token}/(?:\\*|${token}))(?:\\s*;\\s*${token}=(?:${token}|${quoted}))*$`,
  ),
  // RFC 4648, section 5.
  base64url: /^[\w-]*={0,2}$/,
  // RFC 9651, sections 3.3.3 and 3.3.4: ASCII only.
  'sf-token': /^[a-zA-Z*][!#$%&'*+.^_`|~\w:/-]*$/,
  'sf-string': /^"(?:[ !#-[\]-~]|\\["\\])*"$/,
  'sf-boolean': /^\?[01]$/,
  'sf-integer': /^-?\d{1,15}$/,
  'sf-decimal': /^-?\d{1,12}\.\d{1,3}$/,
  'sf-binary': /^:[A-Za-z0-9+/]*={0,2}:$/,
  'date-time-local':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?$/,
  'time-local': /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?$/,
  char: /^[\s\S]$/u,
};

/** Formats that describe the use of a string, or that any string has. */
const unchecked = ['commonmark', 'html', 'decimal', 'decimal128', 'http-date', 'unixtime'];

/** International formats allow nearly everything beyond ASCII: only the rest is checked. */
const international: Readonly<Record<string, RegExp>> = {
  'idn-email': /^[^\s@]+@[^\s@]+$/,
  'idn-hostname': /^[^\s.\u3002/@:?#]{1,63}(?:[.\u3002][^\s.\u3002/@:?#]{1,63})*[.\u3002]?$/u,
  iri: /^[a-zA-Z][a-zA-Z\d+.-]*:[^\s<>"{}|\\^`]*$/u,
  'iri-reference': /^[^\s<>"{}|\\^`]*$/u,
};

const known = new Set([
  ...[integers, patterns, international].flatMap((formats) => Object.keys(formats)),
  ...unchecked,
  ...formatNames,
  'password',
  'binary',
]);

/** Whether a format is known. Values are not checked by an unknown one. */
export function isKnownFormat(name: string): boolean {
  return known.has(name);
}

/** The least and the most that an integer format allows; `undefined` for formats that any integer of JSON has. */
export function integerRange(format: string): readonly [least: number, most: number] | undefined {
  if (format === 'int32') return int32;
  return Object.hasOwn(integers, format) ? integers[format] : undefined;
}

// ajv-formats validates it.
const int32 = [-(2 ** 31), 2 ** 31 - 1] as const;

/** How many digits each integer format has room for, whatever they are. */
const digits: Readonly<Record<string, number>> = {
  int8: 2,
  uint8: 2,
  int16: 4,
  uint16: 4,
  int32: 9,
  uint32: 9,
  int64: 18,
  uint64: 18,
  'double-int': 15,
};

/** A pattern of texts that a string of an integer format can be; `undefined` for other formats. */
export function digitsPattern(format: unknown): string | undefined {
  if (typeof format !== 'string' || !Object.hasOwn(digits, format)) return undefined;
  return `^[1-9][0-9]{0,${Number(digits[format]) - 1}}$`;
}

/**
 * Has strings of an integer format checked as well, which many APIs write so that no digit is lost
 * (spec.openapis.org/registry/format/int64). Of ajv's own formats, each is of strings or of numbers.
 */
export function addIntegerTexts(ajv: Ajv2020): void {
  const rule = ajv.RULES.all.format;
  if (typeof rule !== 'object') return;
  const { definition } = rule;
  if (!('code' in definition) || typeof definition.code !== 'function') return;
  const { code } = definition;
  ajv.removeKeyword('format').addKeyword({
    ...definition,
    code(context, ruleType) {
      if (ruleType !== 'string' || digitsPattern(context.schema) === undefined)
        return code(context, ruleType);
      const isInteger = context.gen.scopeValue('func', { ref: isIntegerText });
      context.pass(_`${isInteger}(${context.data})`);
    },
  });
}

function isIntegerText(text: string): boolean {
  return /^-?\d+$/.test(text);
}

/** Adds the formats of JSON Schema and of OpenAPI's registry that ajv lacks (spec.openapis.org/registry/format). */
export function addRegistryFormats(ajv: Ajv2020): void {
  for (const [name, [least, most]] of Object.entries(integers)) {
    const validate = (value: number) => Number.isInteger(value) && value >= least && value <= most;
    ajv.addFormat(name, { type: 'number', validate });
  }
  for (const [name, pattern] of Object.entries({ ...patterns, ...international }))
    ajv.addFormat(name, pattern);
  for (const name of unchecked) ajv.addFormat(name, true);
}
