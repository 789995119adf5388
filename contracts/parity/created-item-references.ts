import { type HttpRequest, noBody } from '../http/message.ts';
import { type Fact, mapStep, nothing, partsOf, type Step } from '../verify/engine/sequence-step.ts';

/** What one side of a sequence has shown so far about the items that it created. */
export class CreatedItemReferences {
  readonly #items: Map<string, string>[] = [];
  /** What references were filled with, by the references. */
  readonly #used = new Map<string, string>();

  /** How many items there have been. */
  get size(): number {
    return this.#items.length;
  }

  /** Every value of a field, one an item that has it. */
  all(field: string): string[] {
    return this.#items.flatMap((item) => item.get(field) ?? []);
  }

  /** The item that has a value, or -1. */
  indexOf(field: string, value: string): number {
    return this.#items.findIndex((item) => item.get(field) === value);
  }

  learn({ item, field, value }: Fact): void {
    const known = this.#items[item] ?? new Map<string, string>();
    known.set(field, value);
    this.#items[item] = known;
  }

  /** The step with the items meant that there are: no counting round any more, and {@link nothing} for what is unknown. */
  resolve(step: Step): Step {
    return mapStep(step, (text) => {
      const parts = partsOf(text).map((part) => {
        if ('text' in part) return part.text;
        const item = this.size === 0 ? 0 : part.item % this.size;
        if (this.#items[item]?.get(part.field) === undefined) return nothing;
        return `{{${part.field} ${item}${part.length === undefined ? '' : ` ${part.length}`}}}`;
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
      const whole = this.#items[part.item]?.get(part.field) ?? nothing;
      const value = part.length === undefined ? whole : whole.slice(0, part.length);
      this.#used.set(`<${part.field} ${part.item} ${part.length ?? ''}>`, value);
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
