import { type HttpRequest, noBody } from '../../../http/message.ts';
import { type Fact, mapStep, nothing, partsOf, type Step } from '../../engine/sequence-step.ts';

/** What one side of a sequence has told so far about the things that it created. */
export class ExpectedState {
  readonly #fixtures: Map<string, string>[] = [];
  /** What references were filled with, by the references. */
  readonly #used = new Map<string, string>();

  /** How many things there have been. */
  get size(): number {
    return this.#fixtures.length;
  }

  /** Every value of a field, one a thing that has it. */
  all(field: string): string[] {
    return this.#fixtures.flatMap((thing) => thing.get(field) ?? []);
  }

  /** The thing that has a value, or -1. */
  indexOf(field: string, value: string): number {
    return this.#fixtures.findIndex((thing) => thing.get(field) === value);
  }

  learn({ thing, field, value }: Fact): void {
    const known = this.#fixtures[thing] ?? new Map<string, string>();
    known.set(field, value);
    this.#fixtures[thing] = known;
  }

  /** The step with the things meant that there are: no counting round any more, and {@link nothing} for what is unknown. */
  resolve(step: Step): Step {
    return mapStep(step, (text) => {
      const parts = partsOf(text).map((part) => {
        if ('text' in part) return part.text;
        const thing = this.size === 0 ? 0 : part.thing % this.size;
        if (this.#fixtures[thing]?.get(part.field) === undefined) return nothing;
        return `{{${part.field} ${thing}${part.length === undefined ? '' : ` ${part.length}`}}}`;
      });
      return parts.join('');
    });
  }

  /** The request of a resolved step. */
  fill(step: Step): HttpRequest {
    const { body, headers, ...line } = mapStep(step, (text) => this.#fillText(text));
    return { ...line, headers, body: body === '' ? noBody : Buffer.from(body, 'latin1') };
  }

  #fillText(text: string): string {
    const parts = partsOf(text).map((part) => {
      if ('text' in part) return part.text;
      const whole = this.#fixtures[part.thing]?.get(part.field) ?? nothing;
      const value = part.length === undefined ? whole : whole.slice(0, part.length);
      this.#used.set(`<${part.field} ${part.thing} ${part.length ?? ''}>`, value);
      return value;
    });
    return parts.join('');
  }

  /** A text with the references again where what they were filled with is: the same on both sides of a comparison. */
  name(text: string): string {
    const used = [...this.#used].filter(([, value]) => value !== nothing);
    used.sort(([, a], [, b]) => b.length - a.length);
    return used.reduce((sofar, [reference, value]) => {
      // A short one could be part of anything, but for the value of a query.
      const found = value.length < 8 ? new RegExp(`(?<==)${value}(?![a-zA-Z0-9])`, 'g') : value;
      return sofar.replaceAll(found, reference);
    }, text);
  }
}
