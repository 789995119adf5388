import type { ResourceCorrections } from '../../contracts/openapi/resources/index.ts';
import type { Output } from './output.ts';

/** An argument or an option of a command: what the help, docs/commands.md and the configuration file say of it. */
export type Field = Flag | Text | WholeNumber | List;

interface Described {
  /** A sentence for the help. */
  description: string;
}

/** On or off: `--quiet`, and `--no-quiet` where a configuration file has it on. */
interface Flag extends Described {
  kind: 'flag';
}

interface Text extends Described {
  kind: 'text';
  /** What stands for the value in the help: `FILE`. */
  value: string;
  choices?: readonly string[];
  default?: string;
}

interface WholeNumber extends Described {
  kind: 'number';
  value: string;
  /** 0, unless given. */
  least?: number;
  most: number;
  default?: number;
}

/** May be given several times. */
interface List extends Described {
  kind: 'list';
  value: string;
}

export type Fields = Readonly<Record<string, Field>>;

/** What a command takes, by names in camel case: `seedData` is `--seed-data` on the command line. */
export interface Definition {
  /** A sentence for the list of commands. */
  summary: string;
  /** What follows the command's name. */
  usage: string;
  /** In their order; only the last may be a list. */
  arguments: Fields;
  options: Fields;
  /** What only a configuration file can have, since it is code: a sentence for each. */
  code?: Readonly<Record<string, string>>;
  /** Command lines that work. */
  examples: readonly string[];
}

type SingleOf<F> = F extends { kind: 'number' }
  ? number
  : F extends { choices: readonly (infer Choice)[] }
    ? Choice
    : string;

type ValueOf<F> = F extends { kind: 'flag' } ? boolean : F extends { kind: 'list' } ? string[] : SingleOf<F>;

type ReadValue<F> = F extends { kind: 'flag' | 'list' } | { default: unknown }
  ? ValueOf<F>
  : ValueOf<F> | undefined;

type FieldsOf<D extends Definition> = D['arguments'] & D['options'];

/** A command's arguments and options as they were given, or else their defaults: no flag is on, and no list has an entry. */
export type Values<D extends Definition> = {
  [Name in keyof FieldsOf<D>]: ReadValue<FieldsOf<D>[Name]>;
} & {
  /** What a configuration file says of resources. */
  corrections?: ResourceCorrections;
  /** What it has of {@link Definition.code}. */
  code?: Readonly<Record<string, unknown>>;
};

/** What a configuration file may say of a command. */
export type ConfigOf<D extends Definition> = {
  [Name in keyof FieldsOf<D>]?: ValueOf<FieldsOf<D>[Name]>;
};

/** Runs a command, and resolves with its exit code. */
export type Command<D extends Definition> = (values: Values<D>, output: Output) => Promise<number>;

/** An option as it is written: `--seed-data`. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** An option as the help has it: `--seed-data FILE`. */
export function optionWithValue(name: string, field: Field): string {
  return field.kind === 'flag' ? optionName(name) : `${optionName(name)} ${field.value}`;
}

/** A field's sentence, with its default. */
export function describe(field: Field): string {
  const hasDefault = 'default' in field && field.default !== undefined;
  return hasDefault ? `${field.description} Default: ${field.default}.` : field.description;
}
