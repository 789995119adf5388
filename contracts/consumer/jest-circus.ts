// Jest's runner (npm jest-circus, 29 and 30) has no public door to what is needed here: hooks run in the order of their
// definition, and tests of `test.concurrent` without them.
type TestFunction = () => unknown;

interface Hook {
  fn: TestFunction;
}

interface TestEntry {
  type: 'test';
  concurrent: boolean;
  failing?: boolean;
  fn?: TestFunction;
}

interface DescribeBlock {
  type: 'describeBlock';
  hooks: Hook[];
  children: (DescribeBlock | TestEntry)[];
}

interface RunnerState {
  currentDescribeBlock: DescribeBlock;
  hasStarted: boolean;
}

/** The changes to the current file or `describe`. */
export interface SuiteChanges {
  /** The hook, already registered, that runs after all others. */
  last: TestFunction;
  /** What fails each concurrent test, which is not run. */
  onConcurrent: TestFunction;
}

/** Changes the current file or `describe` when all of its tests are known. Does nothing in another runner. */
export function changeSuite({ last, onConcurrent }: SuiteChanges): void {
  const state = runnerState();
  if (!state) return;
  const block = state.currentDescribeBlock;
  onRunStart(state, () => {
    block.hooks = [
      ...block.hooks.filter(({ fn }) => fn !== last),
      ...block.hooks.filter(({ fn }) => fn === last),
    ];
    for (const test of concurrentTests(block)) Object.assign(test, { fn: onConcurrent, failing: false });
  });
}

function runnerState(): RunnerState | undefined {
  const symbols = Object.getOwnPropertySymbols(globalThis);
  const symbol = symbols.find(({ description }) => description === 'JEST_STATE_SYMBOL');
  return symbol && (globalThis as unknown as Record<symbol, RunnerState>)[symbol];
}

// The runner sets this member when it has read the file, and before it looks at hooks and tests.
function onRunStart(state: RunnerState, run: () => void): void {
  const before = Object.getOwnPropertyDescriptor(state, 'hasStarted');
  let hasStarted = state.hasStarted;
  Object.defineProperty(state, 'hasStarted', {
    configurable: true,
    enumerable: true,
    get: () => hasStarted,
    set(value: boolean) {
      hasStarted = value;
      before?.set?.(value);
      if (value) run();
    },
  });
}

function concurrentTests({ children }: DescribeBlock): TestEntry[] {
  return children.flatMap((child) => {
    if (child.type === 'describeBlock') return concurrentTests(child);
    return child.concurrent ? [child] : [];
  });
}
