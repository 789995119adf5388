import fc from 'fast-check';
import type { Observation } from '../../checks/check.ts';
import type { Failure } from '../../engine/events.ts';
import type { Session } from '../../engine/session.ts';
import type { StatefulTestResource } from '../../engine/stateful-test-resource.ts';
import { Model, type ModelStep } from './model.ts';
import { shrink } from './shrink-sequence.ts';

/** How many steps a sequence has at most, after those that create the first items. */
const longest = 10;

const few = fc.nat(5);
const create = fc.record({ do: fc.constant('create'), name: few, value: few });
const step: fc.Arbitrary<ModelStep> = fc.oneof(
  { weight: 4, arbitrary: create },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('update'), item: few, value: few }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('remove'), item: few }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read'), item: few }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('list') }) },
);
const first = fc.array(create, { maxLength: 3, size: 'max' });
const rest = fc.array(step, { maxLength: longest, size: 'max' });
// With a bias most sequences would be short.
const steps = fc.noBias(fc.tuple(first, rest)).map((both): ModelStep[] => both.flat());

/** What broke in a sequence, and the calls that were made until then. */
export interface Broken {
  failures: Failure[];
  calls: Observation[];
  /** Of what was created. */
  ids: string[];
}

/** Tries random sequences, the same for the same seed, and gives back the shortest that fails, if one does. */
export async function searchSequences(
  model: StatefulTestResource,
  session: Session,
  { seed, sequences }: { seed: number; sequences: number },
): Promise<Broken | undefined> {
  const search = new Search(model, session);
  const property = fc.asyncProperty(steps, async (one) => !(await search.fails(one)));
  const { failed, errorInstance } = await fc.check(property, { seed, numRuns: sequences });
  if (!failed) return undefined;
  if (!search.last) throw errorInstance;
  const { last } = search;
  await shrink(last.steps, (fewer) => search.fails(fewer));
  return search.last.broken;
}

class Search {
  /** The last sequence that failed. */
  last: { steps: readonly ModelStep[]; broken: Broken } | undefined;
  readonly #model: StatefulTestResource;
  readonly #session: Session;
  #tried = 0;
  #chased: string | undefined;

  constructor(model: StatefulTestResource, session: Session) {
    this.#model = model;
    this.#session = session;
  }

  async fails(steps: readonly ModelStep[]): Promise<boolean> {
    this.#tried += 1;
    const broken = await this.#run(steps);
    const [first] = broken.failures;
    if (!first) return false;
    const signature = `${first.check} ${first.operationId} ${first.pointer} ${first.record.response.status}`;
    // One must not turn into another while it is shrunk.
    if (this.#chased !== undefined && signature !== this.#chased) return false;
    this.#chased = signature;
    this.last = { steps, broken };
    return true;
  }

  async #run(steps: readonly ModelStep[]): Promise<Broken> {
    const calls: Observation[] = [];
    let model: Model | undefined;
    const failures = await this.#session.rehearse(
      async (session) => {
        model = new Model(this.#model, session, `q${this.#tried.toString(36)}-`);
        for (const one of steps) await model.take(one);
        await model.takeStock();
      },
      (seen) => calls.push(seen),
    );
    const found = { failures: [...failures], calls: [...calls] };
    await this.#session.rehearse(async () => model?.cleanUp());
    return { ...found, ids: model?.ids ?? [] };
  }
}
