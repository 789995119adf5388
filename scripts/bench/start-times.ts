import { stop } from './processes.ts';
import { type Contender, startServer } from './servers.ts';

/** Milliseconds from a contender's start to its first answer, some times over, in turn with the others. */
export async function measureStarts(
  contenders: Contender[],
  rounds: number,
): Promise<Map<Contender, number[]>> {
  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) {
      const { child, startTime } = await startServer(contender);
      await stop(child);
      times.get(contender)?.push(startTime);
    }
  }
  return times;
}
