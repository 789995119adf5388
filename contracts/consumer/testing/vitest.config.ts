// One process for all files, one after the other.
export default {
  test: { include: ['*.vitest.ts'], isolate: false, fileParallelism: false, sequence: { hooks: 'list' } },
};
