import type { Random } from '../../contracts/openapi/seeded-random.ts';
import type { InjectedFault } from '../core/fault.ts';
import type { PendingFaults } from '../core/session.ts';

/** Faults in the memory of this process. */
export function memoryFaults(random: Random): PendingFaults {
  let faults: InjectedFault[] = [];
  return {
    async add(fault) {
      faults.push(fault);
    },
    list: async () => [...faults],
    async clear() {
      faults = [];
    },
    take(operationId) {
      const found = faults.find(({ operationId: wanted = operationId, probability = 1 }) => {
        return wanted === operationId && (probability === 1 || random() < probability);
      });
      if (found?.times !== undefined)
        faults = faults.flatMap((one) => (one === found ? onceLess(one) : [one]));
      return found;
    },
  };
}

function onceLess({ times = 1, ...fault }: InjectedFault): InjectedFault[] {
  return times > 1 ? [{ ...fault, times: times - 1 }] : [];
}
