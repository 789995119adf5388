import type { Resource } from '../../spec/resources/index.ts';
import { NotTried } from '../case-ended.ts';
import type { Answer, Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import type { Place } from './place.ts';

/** A thing that a run has created. */
export interface Thing {
  place: Place;
  /** What was sent to create it. */
  sent: CallInput;
  answer: Answer;
}

/** A thing that was created, if its id is known; ends the case otherwise, by a NotTried where nothing is to tell it. */
export function knownThing(session: Session, resource: Resource, thing: Thing | undefined): Thing {
  if (thing) return thing;
  // What is in something else may not have been created at all.
  if (resource.id?.told === 'creation' && resource.scope.length === 0)
    session.holds(false, '/body', 'tells no id of what was created');
  const { operation } = resource.operations.create ?? {};
  const why = `no answer tells the ${resource.id?.parameter ?? 'id'} of what it creates`;
  throw new NotTried({
    operationId: operation?.id ?? resource.name,
    why,
    pointer: operation?.pointer ?? '#',
  });
}
