/** A step of a path expression: a name, an index, or any of them. */
type Step = { name: string } | { index: number } | 'any';

/** Where a value is in a body: the names and indices that lead there. */
export type Place = readonly (string | number)[];

const stepText = /\.\*|\[\*\]|\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/g;

/**
 * How well a path expression (`$.items[*].id`) fits a place, as the Pact Specification 3 weighs it: 0 where it does not,
 * and more the more exactly it names it. An expression also fits what is below it.
 */
export function weightOf(expression: string, place: Place): number {
  const steps = readSteps(expression);
  if (steps.length > place.length) return 0;
  const weights = steps.map((step, at) => weightOfStep(step, place[at] ?? ''));
  return weights.reduce((product, weight) => product * weight, 2) * (steps.length + 1);
}

/** Whether a path expression names just this place, and not one above it. */
export function namesItself(expression: string, place: Place): boolean {
  return readSteps(expression).length === place.length;
}

/** A place as a path expression. */
export function expressionOf(place: Place): string {
  return place.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    return /^[A-Za-z_]\w*$/.test(step) ? `${path}.${step}` : `${path}['${step.replace(/['\\]/g, '\\$&')}']`;
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
