/** Tells the milliseconds of processor time since it was made: what else the machine does meanwhile does not count. */
export function stopwatch(): () => number {
  const started = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
}
