/**
 * Natural breaks: the ranges, lowest first, that keep like values together (least squared distance from the
 * mean of their class). Bounds are values that occur. Fewer than `count` where fewer values differ.
 */
export function naturalClasses(values: number[], count: number): [low: number, high: number][] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const n = sorted.length;
  const classes = Math.min(count, n);
  const sums = [0];
  const squares = [0];
  for (const value of sorted) {
    sums.push((sums[sums.length - 1] ?? 0) + value);
    squares.push((squares[squares.length - 1] ?? 0) + value * value);
  }
  const spread = (from: number, to: number) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from);
  };

  // cost[k][i]: the least spread of the first i values in k classes; cut[k][i]: where its last class begins.
  const cost = [[0, ...Array<number>(n).fill(Number.POSITIVE_INFINITY)]];
  const cut: number[][] = [[]];
  for (let k = 1; k <= classes; k++) {
    const costs = Array<number>(n + 1).fill(Number.POSITIVE_INFINITY);
    const cuts = Array<number>(n + 1).fill(0);
    for (let i = k; i <= n; i++) {
      for (let j = k - 1; j < i; j++) {
        const candidate = (cost[k - 1]?.[j] ?? Number.POSITIVE_INFINITY) + spread(j, i);
        if (candidate < (costs[i] ?? 0)) [costs[i], cuts[i]] = [candidate, j];
      }
    }
    cost.push(costs);
    cut.push(cuts);
  }

  const ranges: [number, number][] = [];
  for (let k = classes, end = n; k > 0; k--) {
    const start = cut[k]?.[end] ?? 0;
    ranges.unshift([sorted[start] ?? 0, sorted[end - 1] ?? 0]);
    end = start;
  }
  return ranges;
}
