/** A step of a path expression: a name, an index, or any of them. */
type Step = { name: string } | { index: number } | 'any';

/** The names and indices that lead to a value in a body. */
export type ValuePath = readonly (string | number)[];

const stepText = /\.\*|\[\*\]|\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/g;

/**
 * How well a path expression (`$.items[*].id`) matches a path, as the Pact Specification 3 weighs it: 0 where it does not
 * match, and higher the more exact it is. An expression also matches all paths below it.
 */
export function matchWeight(expression: string, path: ValuePath): number {
  const steps = readSteps(expression);
  if (steps.length > path.length) return 0;
  const weights = steps.map((step, at) => weightOfStep(step, path[at] ?? ''));
  return weights.reduce((product, weight) => product * weight, 2) * (steps.length + 1);
}

/** Whether a path expression matches this very path, and not one above it. */
export function isExactMatch(expression: string, path: ValuePath): boolean {
  return readSteps(expression).length === path.length;
}

/** A path as a path expression. */
export function expressionOf(path: ValuePath): string {
  return path.reduce<string>((expression, step) => {
    if (typeof step === 'number') return `${expression}[${step}]`;
    return /^[A-Za-z_]\w*$/.test(step)
      ? `${expression}.${step}`
      : `${expression}['${step.replace(/['\\]/g, '\\$&')}']`;
  }, '$');
}

function weightOfStep(step: Step, at: string | number): number {
  if (step === 'any') return 1;
  if ('index' in step) return step.index === at ? 2 : 0;
  return step.name === String(at) && typeof at === 'string' ? 2 : 0;
}

function readSteps(expression: string): Step[] {
  return [...expression.matchAll(stepText)].map(([text, name, index, single, double]): Step => {
    if (text === '.*' || text === '[*]') return 'any';
    if (index !== undefined) return { index: Number(index) };
    return { name: (name ?? single ?? double ?? '').replace(/\\(.)/g, '$1') };
  });
}
