import { suggestion } from '../../mock/core/suggest-similar-name.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import { caseKinds, type ExplainedCode, explainedCodes } from '../explanations/codes.ts';
import type { explainCommand } from './definitions/explain.ts';

/** `bonafide explain [code …]`: prints what is known of each, or a list of all codes. */
export async function explain({ codes }: Values<typeof explainCommand>, { out }: Output): Promise<number> {
  if (codes.length === 0) for (const { code, title } of explainedCodes) out(`${code}: ${title}`);
  for (const line of codes.flatMap(find).flatMap(linesOf)) out(line);
  return 0;
}

/**
 * What a code stands for, as `verify` prints it, also where an id of a case begins with it, or as the `type` of a problem: a
 * check, a problem, or both.
 */
function find(word: string): ExplainedCode[] {
  const written = word.replace(/^urn:bonafide:/, '');
  const name = caseKinds[written] ?? written;
  const found = explainedCodes.filter(({ code }) => code === name);
  if (found.length > 0) return found;
  const known = explainedCodes.map(({ code }) => code);
  throw new UsageError(
    `${word} is no code${suggestion(name, known)}; "bonafide explain" without one lists them all`,
  );
}

function linesOf({ code, kind, title, weight, example, remedy }: ExplainedCode): string[] {
  const [of, about] = kind === 'check' ? ['a check', 'severity'] : ['a problem of the mock', 'status'];
  return [
    `${code} · ${of} · ${about} ${weight}`,
    `    ${title}`,
    `    ${kind === 'check' ? 'example   ' : 'when      '} ${example}`,
    `    what to do ${remedy}`,
  ];
}
