import { type Definition, describe, type Field, optionWithValue } from './cli/command.ts';
import { allDefinitions } from './cli/commands.ts';

/** The reference of the commands, from what their help says. */
export async function commandsSection(): Promise<string> {
  const sections = Object.entries(await allDefinitions()).map(([name, definition]) =>
    section(name, definition),
  );
  return `\n${sections.join('\n')}\n`;
}

function section(
  name: string,
  { summary, usage, arguments: words, options, code = {}, examples }: Definition,
): string {
  const rows = [
    ...Object.entries(words).map(([key, field]) => row('value' in field ? field.value : key, field)),
    ...Object.entries(options).map(([key, field]) => row(optionWithValue(key, field), field)),
    ...Object.entries(code).map(
      ([key, sentence]) => `| \`${key}\` in the configuration file | ${inTable(sentence)} |`,
    ),
  ];
  return [
    `### ${name}`,
    '',
    `\`bonafide ${name} ${usage}\`: ${summary}`,
    '',
    '| argument or option | |',
    '| --- | --- |',
    ...rows,
    '',
    ...examples.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

function row(term: string, field: Field): string {
  return `| \`${inTable(term)}\` | ${inTable(describe(field))} |`;
}

function inTable(text: string): string {
  return text.replaceAll('|', '\\|');
}
