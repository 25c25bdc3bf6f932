/** Letters to add, drop, change or swap with their neighbour to turn one word into the other; `below` or more is not counted further. */
export function distance(left: string, right: string, below = Infinity): number {
  if (Math.abs(left.length - right.length) >= below) return below;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = rowOf(left, right, row, above, before);
    if (Math.min(...current) >= below) return below;
    [before, above] = [above, current];
  }
  return above[right.length]!;
}

function rowOf(left: string, right: string, row: number, above: readonly number[], before: readonly number[]): number[] {
  const current = [row];
  for (let column = 1; column <= right.length; column++) {
    const same = left[row - 1] === right[column - 1];
    const least = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
    const swapped = row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    current.push(swapped ? Math.min(least, before[column - 2]! + 1) : least);
  }
  return current;
}
