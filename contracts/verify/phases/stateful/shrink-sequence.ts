/** Leaves out every step that a sequence can do without: one after the other, from the end. `fails` says whether it still fails. */
export async function shrink<Step>(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let needed = steps;
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const fewer = needed.filter((_, index) => index !== at);
    if (await fails(fewer)) needed = fewer;
  }
  return needed;
}
