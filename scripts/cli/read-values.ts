import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import { type Definition, type Field, optionName } from './command.ts';
import type { Given } from './parse-command-line.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/** A section of a configuration file. */
export interface ConfigSection {
  /** For messages: `bonafide.config.ts: mock`. */
  name: string;
  values: Readonly<Record<string, unknown>>;
  /** What the file says of resources, by their paths: for every command. */
  resources: ResourceCorrections;
}

/**
 * The values of a command: what was given on the command line, else what the configuration file says, else the defaults.
 * Throws a UsageError for a value of the wrong kind, and for a key of the configuration that the command does not have.
 */
export function readValues(
  { arguments: words, options, code = {} }: Definition,
  given: Given,
  config: ConfigSection,
): Record<string, unknown> {
  const fields = { ...words, ...options };
  for (const key of Object.keys(config.values)) {
    if (!Object.hasOwn(fields, key) && !Object.hasOwn(code, key))
      throw new UsageError(
        `${config.name}.${key} does not exist${suggestion(key, Object.keys({ ...fields, ...code }))}`,
      );
  }
  const values = Object.entries(fields).map(([name, field]) => {
    const text = given[name];
    if (text !== undefined) return [name, readText(field, optionName(name), text)];
    const configured = config.values[name];
    if (configured !== undefined) return [name, readConfigured(field, `${config.name}.${name}`, configured)];
    return [name, defaultOf(field)];
  });
  const ofCode = Object.entries(config.values).filter(([key]) => Object.hasOwn(code, key));
  return {
    ...Object.fromEntries(values),
    corrections: config.resources,
    code: Object.fromEntries(ofCode),
  };
}

function readText(field: Field, name: string, text: NonNullable<Given[string]>): unknown {
  if (field.kind === 'number') return wholeNumber(name, String(text), field.most, field.least);
  if (field.kind === 'text') checkChoice(field, name, String(text));
  return text;
}

function readConfigured(field: Field, name: string, value: unknown): unknown {
  const isText = typeof value === 'string';
  switch (field.kind) {
    case 'number':
      return wholeNumber(name, String(value), field.most, field.least);
    case 'flag':
      if (typeof value === 'boolean') return value;
      throw new UsageError(`${name} must be true or false`);
    case 'list':
      if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
      throw new UsageError(`${name} must be a list of strings`);
    default:
      if (!isText) throw new UsageError(`${name} must be a string`);
      checkChoice(field, name, value);
      return value;
  }
}

function checkChoice(field: Field, name: string, text: string): void {
  const choices = 'choices' in field ? field.choices : undefined;
  if (choices && !choices.includes(text))
    throw new UsageError(
      `${name} ${text}: use ${new Intl.ListFormat('en', { type: 'disjunction' }).format(choices)}`,
    );
}

function defaultOf(field: Field): unknown {
  if (field.kind === 'flag') return false;
  return field.kind === 'list' ? [] : field.default;
}
