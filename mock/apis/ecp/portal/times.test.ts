import { expect, test } from '@jest/globals';
import { detailTime, listTime, zoneBadge } from './browser/times.ts';

test.each([
  [540, 'UTC +9', '2020-06-16 13:14:53', '2020-06-16T13:14:53+09:00'],
  [0, 'UTC +0', '2020-06-16 04:14:53', '2020-06-16T04:14:53+00:00'],
  [-210, 'UTC -3:30', '2020-06-16 00:44:53', '2020-06-16T00:44:53-03:30'],
])('an offset of %i minutes is shown as %s', (offset, badge, inList, inDetails) => {
  const time = '2020-06-16T04:14:53Z';
  expect([zoneBadge(offset), listTime(time, offset), detailTime(time, offset)]).toEqual([
    badge,
    inList,
    inDetails,
  ]);
});

test('what is no time stays as it is', () => {
  expect([listTime('soon', 60), detailTime('', 60)]).toEqual(['soon', '']);
});
