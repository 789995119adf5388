import { Command, CommanderError, Option } from 'commander';
import { type Definition, describe, type Field, optionName } from './command.ts';
import { UsageError } from './usage-error.ts';

/** What was given on a command line, or the text that it asked for. */
export type Parsed = { given: Given } | { text: string };

/** Values by name: flags as booleans, lists as arrays, all else as it was written. */
export type Given = Record<string, string | string[] | boolean | undefined>;

const exitCodes =
  'Exit codes: 0 passed, 1 failed, 2 wrong usage or unreachable, 3 an error in Bonafide itself.';

/** Every command takes it; it is no part of what a configuration file says. */
const configOption: Field = {
  kind: 'text',
  value: 'FILE',
  description: 'The configuration file. Default: bonafide.config.ts, .mts, .js or .mjs, if there is one.',
};

/** Reads the arguments of one command. Throws a UsageError for wrong usage, with a suggestion for a misspelt option. */
export function parseCommand(name: string, definition: Definition, args: readonly string[]): Parsed {
  const command = commandOf(`bonafide ${name}`, definition);
  const text = parse(command, args);
  return text === undefined ? { given: givenOf(command, definition) } : { text };
}

/** Reads the first word of a command line, if that is no command: gives the text that it asks for, or throws a UsageError. */
export function parseProgram(
  definitions: Readonly<Record<string, Definition>>,
  version: string,
  word: string,
): string {
  const program = silent(new Command('bonafide'))
    .description('Mocks and contract tests from OpenAPI documents.')
    .usage('<command> [options]')
    .version(version, '-v, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand(false)
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', `\nThe options of a command: bonafide mock --help\n${exitCodes}`);
  for (const [name, definition] of Object.entries(definitions))
    program.addCommand(commandOf(name, definition));
  const text = parse(program, [word]);
  if (text === undefined) throw new Error(`nothing came of ${word}`);
  return text;
}

function commandOf(
  name: string,
  { summary, usage, arguments: words, options, examples }: Definition,
): Command {
  const command = silent(new Command(name))
    .description(summary)
    .usage(usage)
    .helpOption('-h, --help', 'Print this help.')
    .allowExcessArguments(false);
  for (const [key, field] of Object.entries(words)) {
    const dots = field.kind === 'list' ? '...' : '';
    command.argument(`[${'value' in field ? field.value : key}${dots}]`, describe(field));
  }
  for (const [key, field] of Object.entries({ ...options, config: configOption }))
    addOption(command, key, field);
  const lines = examples.map((line) => `  ${line}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

function addOption(command: Command, name: string, field: Field): void {
  const flags = field.kind === 'flag' ? optionName(name) : `${optionName(name)} <${field.value}>`;
  const option = new Option(flags, describe(field));
  if (field.kind === 'list') option.argParser((value, before: string[] = []) => [...before, value]);
  command.addOption(option);
  // What a configuration file has switched on.
  if (field.kind === 'flag') command.addOption(new Option(`--no-${optionName(name).slice(2)}`).hideHelp());
}

/** Parses; gives what commander would print of the help or the version, if that was asked for. */
function parse(command: Command, args: readonly string[]): string | undefined {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) });
  for (const one of command.commands) one.configureOutput({ writeOut: (part) => (text += part) });
  try {
    command.parse(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return text.trimEnd();
    const isHelp = error.code === 'commander.help';
    throw new UsageError(isHelp ? 'name a command; bonafide --help lists them' : inOneLine(error.message));
  }
}

/** A command that throws instead of ending the process, and prints nothing. */
function silent(command: Command): Command {
  return command.exitOverride().configureOutput({ writeErr: () => {}, getOutHelpWidth: () => 100 });
}

// "error: unknown option '--prot'", and on a line of its own "(Did you mean --port?)".
function inOneLine(message: string): string {
  return message.replace(/^error: /, '').replace(/\n\(Did you mean (.+)\?\)$/, '; did you mean $1?');
}

function givenOf(command: Command, definition: Definition): Given {
  const given: Given = { ...command.opts() };
  for (const [index, [name, field]] of Object.entries(definition.arguments).entries()) {
    const rest = command.args.slice(index);
    if (rest.length > 0) given[name] = field.kind === 'list' ? rest : rest[0];
  }
  return given;
}
