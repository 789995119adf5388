import type { Schema } from '../../spec/document.ts';
import { pathIdPointers, pathsTaking, type Resource } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import { valueFor } from '../../spec/values/index.ts';

/** So many values are looked at for one that no other item of the run has: paths may have room for few. */
const attempts = 40;

/** The ids that a run has chosen, of each resource. */
export class ChosenIds {
  readonly #spec: Spec;
  /** The oldest first. */
  readonly #chosen = new WeakMap<Resource, Set<unknown>>();
  readonly #schemas = new WeakMap<Resource, Schema>();
  /** Resources whose bodies and paths have no id in common. */
  readonly #torn = new WeakSet<Resource>();

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /**
   * Ids that a new item could have, the best first: those that all paths of an item take, since it is to be read and
   * deleted, and that no other item of the run has.
   */
  *candidates(
    resource: Resource,
    schema: Schema,
    texts: readonly string[],
    number: number,
  ): Generator<unknown, void> {
    const chosen = this.#chosenOf(resource);
    const spare: unknown[] = [];
    for (const id of this.#values(resource, schema, texts, number)) {
      if (chosen.has(id)) spare.push(id);
      else yield id;
    }
    // Where all are taken, the one that was taken first is the likeliest to be free again.
    const order = [...chosen];
    yield* spare.sort((one, other) => order.indexOf(one) - order.indexOf(other));
  }

  /** Notes the id of an item that is created. */
  choose(resource: Resource, id: unknown): void {
    const chosen = this.#chosenOf(resource);
    chosen.delete(id);
    chosen.add(id);
  }

  *#values(
    resource: Resource,
    schema: Schema,
    texts: readonly string[],
    number: number,
  ): Generator<unknown, void> {
    const make = (of: Schema, seed: number) => valueFor(this.#spec, of, { direction: 'request', seed });
    yield* texts.filter((text) => {
      const { taking, all } = pathsTaking(this.#spec, resource, text);
      return taking === all;
    });
    const whole = this.#schemaOf(resource, schema);
    for (let attempt = 0; attempt < attempts && !this.#torn.has(resource); attempt += 1) {
      const made = make(whole, 1000 + number + attempt * 1000);
      if (made === undefined) this.#torn.add(resource);
      else yield made;
    }
    if (this.#torn.has(resource)) yield* [...texts, make(schema, 1000 + number)];
  }

  /** What is said of an id in a body and in all paths, as one schema. */
  #schemaOf(resource: Resource, schema: Schema): Schema {
    const paths = pathIdPointers(this.#spec, resource).map((pointer) => ({ $ref: pointer }));
    const whole = this.#schemas.get(resource) ?? { allOf: [schema, ...paths] };
    this.#schemas.set(resource, whole);
    return whole;
  }

  #chosenOf(resource: Resource): Set<unknown> {
    const chosen = this.#chosen.get(resource) ?? new Set();
    this.#chosen.set(resource, chosen);
    return chosen;
  }
}
