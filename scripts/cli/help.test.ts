import { describe, expect, test } from '@jest/globals';
import { runCli } from '../testing/run-cli.ts';
import { commands } from './commands.ts';

/** The terms and the texts below a heading of a help, with the texts in one line. */
function entriesOf(help: string, heading: string): [term: string, text: string][] {
  const [, part = ''] = help.split(`${heading}:\n`);
  const [lines = ''] = part.split('\n\n');
  const entries = lines.split(/\n {2}(?! )/).map((entry) => entry.trim().split(/\s{2,}/));
  return entries.map(([term = '', ...texts]) => [term, texts.join(' ')]);
}

describe.each(Object.keys(commands))('the help of %s', (name) => {
  test.each(['--help', '-h'])('is printed for %s', async (option) => {
    const { code, out, err } = await runCli(name, option);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: bonafide ${name} .*\n\n[A-Z].*\\.\n`));
    expect(await runCli('help', name)).toEqual({ code, out, err });
  });

  test('has a sentence for each argument and option', async () => {
    const { out } = await runCli(name, '--help');
    const entries = [...entriesOf(out, 'Arguments'), ...entriesOf(out, 'Options')];
    expect(entries.map(([term]) => term)).toEqual(expect.arrayContaining(['-h, --help', '--config <FILE>']));
    expect(entries.filter(([, text]) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
  });

  test('has an example with options that exist', async () => {
    const { out } = await runCli(name, '--help');
    const [, examples = ''] = out.split('\nExamples:\n');
    const lines = examples.trim().split('\n');
    for (const line of lines) expect(line.trim()).toMatch(new RegExp(`^bonafide ${name} `));
    for (const [option] of examples.matchAll(/--[\w-]+/g))
      expect(entriesOf(out, 'Options').some(([term]) => term.split(' ')[0] === option)).toBe(true);
  });
});
